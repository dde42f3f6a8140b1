import { useId, useState } from "react";
import type { Id } from "#core/conversation/conversation.ts";
import type { ApiDocument } from "#core/openapi/read-document.ts";
import { readApiDocument } from "#core/openapi/read-document.ts";
import { readHost } from "#core/connections/read-origin.ts";
import { loadSchemaAgain } from "#state/parameters/follow-schemas.ts";
import { documentGiven, fetchGivenText, givenDocumentDropped } from "#state/parameters/given-documents.ts";
import { nameOperation } from "#state/parameters/read-published.ts";
import { Button } from "#ui/kit/button.tsx";
import { OperationPicker } from "./operation-picker.tsx";

type Read = { from: string; text: string; document: ApiDocument };

/** Where a model's schema can be asked for again, or given: an OpenAPI document as text, as a file or by its address. */
export function SchemaForm({
  isGiven,
  connectionId,
  modelId,
  onDone,
}: {
  isGiven: boolean;
  connectionId: Id;
  modelId: string;
  onDone: () => void;
}) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [read, setRead] = useState<Read | null>(null);
  const noteId = useId();

  const take = (given: string, from: string) => {
    const document = readApiDocument(given);
    setProblem("problem" in document ? document.problem : null);
    setRead("problem" in document ? null : { from, text: given, document });
  };
  const whileBusy = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work().finally(() => setBusy(false));
  };
  const readTyped = () =>
    whileBusy(async () => {
      const typed = text.trim();
      if (!/^https?:\/\/\S+$/.test(typed)) return take(typed, "pasted");
      const answer = await fetchGivenText(typed, AbortSignal.timeout(20_000));
      if ("problem" in answer) setProblem(answer.problem);
      else take(answer.text, readHost(typed));
    });
  const readFile = (file: File | undefined) => file && whileBusy(async () => take(await file.text(), file.name));
  const use = (operation: string) =>
    whileBusy(async () => {
      if (!read) return;
      const wrong = await documentGiven(connectionId, modelId, { text: read.text, from: read.from, operation });
      setProblem(wrong);
      if (wrong === null) onDone();
    });
  const askAgain = () =>
    whileBusy(async () => {
      if (isGiven) await givenDocumentDropped(connectionId, modelId);
      const wrong = await loadSchemaAgain(connectionId, modelId);
      setProblem(wrong);
      // A document is forgotten whatever the service has to offer in its place.
      if (wrong === null || isGiven) onDone();
    });

  return (
    <div
      className="mt-2 flex flex-col gap-2"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        if (!file) return;
        event.preventDefault();
        event.stopPropagation();
        void readFile(file);
      }}
    >
      <Button disabled={isBusy} onClick={() => void askAgain()}>
        {isGiven ? "Forget this document" : "Read it from the service"}
      </Button>
      <label className="flex flex-col gap-1">
        <span>Or an OpenAPI 3 document in JSON, or its address</span>
        <textarea
          rows={3}
          value={text}
          spellCheck={false}
          aria-describedby={noteId}
          placeholder='{ "openapi": "3.0.0", … } or https://…'
          onChange={(event) => setText(event.target.value)}
          className="resize-y rounded-[5px] border border-line bg-surface px-1.5 py-1 font-mono text-[11.5px] text-ink"
        />
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <Button disabled={isBusy || text.trim() === ""} onClick={() => void readTyped()}>
          Read
        </Button>
        <label className="cursor-pointer font-medium text-accent underline underline-offset-2 focus-within:outline-2">
          or choose or drop a file
          <input
            type="file"
            accept="application/json,.json"
            className="sr-only"
            onChange={(event) => void readFile(event.target.files?.[0])}
          />
        </label>
      </div>
      <p
        id={noteId}
        role={problem === null ? undefined : "alert"}
        className={problem === null ? "text-ink-3" : "text-danger"}
      >
        {problem ?? (isBusy ? "Reading…" : "It stays on this device and is used for this model alone.")}
      </p>
      {read && (
        <OperationPicker
          key={read.text.length + read.from}
          operations={read.document.operations.map((operation) => ({ ...operation, name: nameOperation(operation) }))}
          onUse={(operation) => void use(operation)}
        />
      )}
    </div>
  );
}
