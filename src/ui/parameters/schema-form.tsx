import { useId, useState } from "react";
import type { ApiDocument } from "#core/openapi/parse-api-document.ts";
import { MAX_DOCUMENT_CHARS, parseApiDocument } from "#core/openapi/parse-api-document.ts";
import { parseHost } from "#core/connections/parse-origin.ts";
import type { Id } from "#core/vocabulary.ts";
import { documentTyped, useDocumentText } from "#state/parameters/document-text.ts";
import { reloadCapabilities } from "#state/parameters/published-capabilities.ts";
import { saveGivenDocument, fetchGivenDocument, deleteGivenDocument } from "#state/parameters/given-documents.ts";
import { nameOperation } from "#state/parameters/parse-published-capabilities.ts";
import { Button } from "#ui/kit/button.tsx";
import { OperationPicker } from "./operation-picker.tsx";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";
import { FileInput } from "#ui/kit/file-input.tsx";

type LoadedDocument = { from: string; text: string; document: ApiDocument };

/** A form that fetches a model's schema again, or takes an OpenAPI document as text, as a file or by its address. */
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
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [loaded, setLoaded] = useState<LoadedDocument | null>(null);
  const noteId = useId();
  const documentText = useDocumentText(connectionId, modelId);

  const openDocument = (documentText: string, from: string) => {
    const document = parseApiDocument(documentText);
    setProblem("problem" in document ? document.problem : null);
    setLoaded("problem" in document ? null : { from, text: documentText, document });
  };
  const whileBusy = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work().finally(() => setBusy(false));
  };
  const submitText = (text: string) =>
    whileBusy(async () => {
      const typed = text.trim();
      if (!/^https?:\/\/\S+$/.test(typed)) return openDocument(typed, "pasted");
      const response = await fetchGivenDocument(typed, AbortSignal.timeout(20_000));
      if ("problem" in response) setProblem(response.problem);
      else openDocument(response.text, parseHost(typed));
    });
  const openFile = (file: File) =>
    whileBusy(async () => openDocument(await file.slice(0, MAX_DOCUMENT_CHARS + 1).text(), file.name));
  const applyOperation = (operation: string) =>
    whileBusy(async () => {
      if (!loaded) return;
      const error = await saveGivenDocument(connectionId, modelId, { text: loaded.text, from: loaded.from, operation });
      setProblem(error);
      if (error !== null) return;
      documentTyped(connectionId, modelId, "");
      onDone();
    });
  const refetchSchema = () =>
    whileBusy(async () => {
      if (isGiven) await deleteGivenDocument(connectionId, modelId);
      const error = await reloadCapabilities(connectionId, modelId);
      setProblem(error);
      // The document is removed even where the service has no schema to replace it.
      if (error === null || isGiven) onDone();
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
        void openFile(file);
      }}
    >
      <Button offReason={isBusy ? "A document is being read" : undefined} onClick={() => void refetchSchema()}>
        {isGiven ? "Remove this document" : "Load the service’s list"}
      </Button>
      <DocumentFields
        isBusy={isBusy}
        noteId={noteId}
        text={documentText}
        onType={(text) => documentTyped(connectionId, modelId, text)}
        onText={(text) => void submitText(text)}
        onFile={(file) => void openFile(file)}
      />
      <p
        id={noteId}
        role={problem === null ? undefined : "alert"}
        className={problem === null ? "text-ink-3" : "text-danger"}
      >
        {problem ?? (isBusy ? "Loading…" : "The document stays on this device and is used for this model only.")}
      </p>
      {loaded && (
        <OperationPicker
          key={loaded.text.length + loaded.from}
          operations={loaded.document.operations.map((operation) => ({ ...operation, name: nameOperation(operation) }))}
          onUse={(operation) => void applyOperation(operation)}
        />
      )}
    </div>
  );
}

/** The ways to give a document: pasted or by its address, and as a file. */
function DocumentFields({
  isBusy,
  noteId,
  text,
  onType,
  onText,
  onFile,
}: {
  isBusy: boolean;
  noteId: string;
  text: string;
  onType: (text: string) => void;
  onText: (text: string) => void;
  onFile: (file: File) => void;
}) {
  const fileId = useId();
  return (
    <>
      <label className="flex flex-col gap-1">
        <span>Or an OpenAPI 3 document (JSON), or its URL</span>
        <textarea
          rows={3}
          value={text}
          spellCheck={false}
          aria-describedby={noteId}
          placeholder='{ "openapi": "3.0.0", … } or https://…'
          onChange={(event) => onType(event.target.value)}
          className={`resize-y py-1 font-mono text-sm ${COMPACT_CLASSES}`}
        />
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          offReason={isBusy ? "A document is being read" : text.trim() === "" ? "Nothing was pasted" : undefined}
          onClick={() => onText(text)}
        >
          Load
        </Button>
        <label
          htmlFor={fileId}
          className="cursor-pointer font-medium text-accent underline underline-offset-2 focus-within:outline-2"
        >
          or choose or drop a file
          <FileInput id={fileId} accept="application/json,.json" onFiles={([file]) => onFile(file)} />
        </label>
      </div>
    </>
  );
}
