import type { DocumentCommand, DocumentEvent, DocumentResults, DocumentTask } from "./document-protocol.ts";
import { drawPage, openPdf, type OpenPdf, readPageText } from "./read-pdf.ts";

let file: Blob | undefined;
let opened: Promise<OpenPdf> | undefined;

const post = (event: DocumentEvent) => self.postMessage(event);

async function open(given: Blob): Promise<OpenPdf> {
  const result = await openPdf(new Uint8Array(await given.arrayBuffer()));
  if ("document" in result) {
    post({ type: "opened", facts: result.facts });
    return result;
  }
  post({ type: "refused", refused: result });
  throw new Error("it could not be read");
}

async function run(task: DocumentTask): Promise<DocumentResults[DocumentTask["type"]]> {
  if (!opened || !file) throw new Error("no document is open");
  const { document } = await opened;
  if (task.type === "draw") return drawPage(document, task.number, task.size, task.part);
  if (task.type === "text") return readPageText(document, task.number);
  const { extractPages } = await import("./extract-pages.ts");
  return extractPages(new Uint8Array(await file.arrayBuffer()), task.numbers);
}

/** Tasks are done one after the other: two pages drawn at once take twice the memory and no less time. */
let last: Promise<void> = Promise.resolve();

self.addEventListener("message", ({ data: command }: MessageEvent<DocumentCommand>) => {
  if (command.type === "open") {
    file = command.file;
    opened = open(command.file);
    opened.catch(() => undefined);
    return;
  }
  if (!("id" in command)) return;
  const { id } = command;
  last = last.then(() =>
    run(command).then(
      (result) => post({ type: "done", id, result }),
      (error: unknown) => post({ type: "failed", id, why: error instanceof Error ? error.message : String(error) }),
    ),
  );
});
