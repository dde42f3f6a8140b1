import { FileUp } from "lucide-react";
import { useRef, useState } from "react";
import { formatCount } from "#core/format.ts";
import { hideKeys } from "#core/imports/pasted-request.ts";
import type { ReadSource } from "#core/imports/read-source.ts";
import type { ImportInput } from "#state/imports/read-import-sources.ts";
import { addImport, isSingleCapsule, type ConversationChoice } from "#state/imports/add-import.ts";
import { listOffers } from "#state/imports/import-offers.ts";
import { toFileInput, toTextInput } from "#state/imports/read-row-input.ts";
import { layerClosed, layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { FileInput } from "#ui/kit/file-input.tsx";
import { focusPrompt } from "#ui/kit/focus-prompt.ts";
import { Note } from "#ui/kit/note.tsx";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { ConversationChoices } from "./conversation-choices.tsx";
import { ImportTable } from "./import-table.tsx";
import { NO_OFFERS, OfferChoices } from "./offer-choices.tsx";
import { useReading } from "./use-reading.ts";

/** Takes in what another program wrote: shows what is taken and what is not, and adds it when Import is pressed. */
export function ImportDialog({ files }: { files: readonly File[] | undefined }) {
  const { read, isReading, give } = useReading(files);
  const field = useRef<HTMLTextAreaElement>(null);
  const [input, setInput] = useState<ImportInput | undefined>(files);
  const [text, setText] = useState("");
  const [taken, setTaken] = useState(NO_OFFERS);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<{ abort: AbortController; count: number }>();
  const change = (input: ImportInput) => {
    setLeft(new Set());
    setTaken(NO_OFFERS);
    setInput(input);
    give(input);
  };
  const all = read ? listChoices(read.sources) : [];
  const chosen = all.filter((choice) => !left.has(buildKey(choice)));
  const prompts = read?.sources.reduce((sum, source) => sum + ("reason" in source ? 0 : source.prompts.length), 0) ?? 0;
  const offReason =
    progress || isReading
      ? "Wait until it is read"
      : chosen.length + prompts > 0
        ? undefined
        : all.length > 0
          ? "Choose a conversation"
          : "Paste something or choose a file first";
  const add = async () => {
    if (!read || offReason !== undefined) return;
    const abort = new AbortController();
    setProgress({ abort, count: 0 });
    const isAdded = await addImport(read, chosen, taken, abort.signal, (count) => setProgress({ abort, count }));
    setProgress(undefined);
    if (!isAdded) return;
    layerClosed();
    focusPrompt();
  };
  return (
    <Dialog
      title="Import"
      position="wide"
      {...(files ? {} : { initialFocus: field })}
      onClose={() => (progress ? progress.abort.abort() : layerClosed())}
    >
      <DialogBody className="w-176 max-w-full">
        <div className="flex flex-col gap-1.5">
          <label htmlFor="import-text" className="font-medium">
            Paste code or JSON
          </label>
          <AutoTextarea
            id="import-text"
            ref={field}
            value={text}
            spellCheck={false}
            placeholder="curl https://…"
            onPaste={(event) => {
              const pasted = event.clipboardData.getData("text/plain");
              if (text !== "" || pasted === "") return;
              // The key is read, and not shown.
              event.preventDefault();
              setText(hideKeys(pasted));
              change(pasted);
            }}
            onChange={(event) => {
              setText(event.target.value);
              change(event.target.value);
            }}
            className={`max-h-40 min-h-16 overflow-y-auto px-2 py-1.5 font-mono text-sm ${CONTROL_CLASSES}`}
          />
          <FilePicker
            onFiles={(chosenFiles) => {
              setText("");
              change(chosenFiles);
            }}
          />
        </div>
        {isReading && <p role="note">Reading…</p>}
        {read?.backups?.map((file) => (
          <Note key={file.name} tone="plain" className="flex flex-wrap items-center justify-between gap-2">
            <p className="min-w-0 wrap-anywhere">
              {file.name} is a backup of Étude. Restoring it changes nothing that is here.
            </p>
            <Button onClick={() => layerOpened({ kind: "data", backup: file })}>Restore</Button>
          </Note>
        ))}
        {read?.sources.map((source) => (
          <SourceView key={source.name} source={source} isNamed={text === ""} />
        ))}
        {input && read?.sources.some(({ areRows }) => areRows === true) && (
          <Button
            className="w-fit"
            onClick={() =>
              layerOpened({
                kind: "add-rows",
                input: typeof input === "string" ? toTextInput(input) : toFileInput(input),
              })
            }
          >
            Add as rows
          </Button>
        )}
        {all.length > 1 && read && <ConversationChoices sources={read.sources} left={left} onChange={setLeft} />}
        {read && <OfferChoices offers={listOffers(read.sources)} taken={taken} onChange={setTaken} />}
      </DialogBody>
      <DialogFooter>
        {progress && chosen.length > 1 && (
          <span role="note" className="me-auto text-ink-2">
            {`${formatCount(progress.count)} of ${formatCount(chosen.length)}`}
          </span>
        )}
        <Button look="ghost" onClick={() => (progress ? progress.abort.abort() : layerClosed())}>
          {progress ? "Stop the import" : "Cancel"}
        </Button>
        <Button look="primary" offReason={offReason} onClick={() => void add()}>
          {chosen.length > 1
            ? `Import ${formatCount(chosen.length)}`
            : read && isSingleCapsule(read.sources)
              ? "Open"
              : "Import"}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** A button that opens the file picker, and the formats that can be read. */
function FilePicker({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button onClick={() => input.current?.click()}>
        <FileUp size={14} aria-hidden /> Choose files
      </Button>
      <span className="min-w-0 text-sm text-ink-3">or drop files here</span>
      <FileInput
        ref={input}
        multiple
        accept=".json,.jsonl,.txt,.md,.sh,.py,.js,.ts,.csv,.tsv,.yaml,.zip,application/json,text/plain,application/zip"
        aria-label="Files to import"
        tabIndex={-1}
        onFiles={onFiles}
      />
      <p className="w-full text-sm text-ink-3">
        Requests as cURL, Python or JavaScript; messages as JSON or JSON Lines; the data exports of ChatGPT and Claude;
        saved prompts; conversations and backups of Étude. Nothing is run, fetched or sent.
      </p>
    </div>
  );
}

/** The format of one source and the table of its parts that are taken, or the reason why none is. */
function SourceView({ source, isNamed }: { source: ReadSource; isNamed: boolean }) {
  const name = isNamed ? source.name : "It";
  if ("reason" in source)
    return (
      <Note tone="danger" role="alert">
        {isNamed ? `${source.name}: ${source.reason}` : source.reason}
      </Note>
    );
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-medium wrap-anywhere">
        {name} looks like {source.format}.
      </h3>
      <ImportTable label="What is taken" rows={source.rows} />
    </section>
  );
}

function listChoices(sources: readonly ReadSource[]): ConversationChoice[] {
  return sources.flatMap((source, sourceIndex) =>
    "reason" in source ? [] : source.entries.map((_entry, conversationIndex) => ({ sourceIndex, conversationIndex })),
  );
}

const buildKey = ({ sourceIndex, conversationIndex }: ConversationChoice): string =>
  `${sourceIndex}:${conversationIndex}`;
