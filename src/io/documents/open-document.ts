import type { RefusedPdf } from "#core/documents/explain-refused-pdf.ts";
import type { PdfFacts } from "#core/documents/pdf-facts.ts";
import { getWorkerUrl } from "#io/browser/get-worker-url.ts";
import type { DocumentCommand, DocumentEvent, DocumentResults, DocumentTask } from "./document-protocol.ts";

/** A PDF that is open in a worker of its own. */
export type DocumentReader = {
  /** The facts of the PDF, or the reason why it cannot be read. */
  opened: Promise<{ facts: PdfFacts } | { refused: RefusedPdf }>;
  /** The result of a task. Rejects with the end of a sentence. Tasks are done in the order in which they were given. */
  run: <Task extends DocumentTask>(task: Task) => Promise<DocumentResults[Task["type"]]>;
  /** Ends the worker and frees its memory. */
  close: () => void;
};

/** The longest wait for a PDF to open: one of 600 pages takes two seconds on a slow machine. */
const OPENING_MS = 30_000;
/** The longest time without a result while tasks wait. A file on which the worker works for longer never ends. */
const TASK_MS = 30_000;

/** Opens a PDF. A file that crashes the worker or never ends is refused, and takes nothing with it. */
export function openDocument(file: Blob): DocumentReader {
  const worker = new Worker(getWorkerUrl("documents"), { type: "module", name: "etude-documents" });
  const send = (command: DocumentCommand) => worker.postMessage(command);
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let broken: string | undefined;
  let nextId = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resolveOpening: (opened: { facts: PdfFacts } | { refused: RefusedPdf }) => void = () => {};
  const opened = new Promise<{ facts: PdfFacts } | { refused: RefusedPdf }>((resolve) => {
    resolveOpening = resolve;
  });

  function end(why: string, refused: RefusedPdf): void {
    broken ??= why;
    clearTimeout(timer);
    worker.terminate();
    resolveOpening({ refused });
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  }
  const limitTime = (waitMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => end("it took too long", { kind: "too-slow", waitedMs: waitMs }), waitMs);
  };

  worker.addEventListener("message", ({ data }: MessageEvent<DocumentEvent>) => {
    clearTimeout(timer);
    if (data.type === "opened") resolveOpening({ facts: data.facts });
    else if (data.type === "refused") end("it could not be read", data.refused);
    else if (data.type === "done") waiting.get(data.id)?.resolve(data.result as never);
    else if (data.type === "failed") waiting.get(data.id)?.reject(new Error(data.why));
    if ("id" in data) waiting.delete(data.id);
    if (waiting.size > 0) limitTime(TASK_MS);
  });
  worker.addEventListener("error", (event) => {
    const why = event instanceof ErrorEvent ? event.message : "the script that reads it could not be loaded";
    end(why, { kind: "broken", why });
  });
  limitTime(OPENING_MS);
  send({ type: "open", file });
  return {
    opened,
    run: (task) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) return reject(new Error(broken));
        const id = (nextId += 1);
        waiting.set(id, { resolve, reject });
        if (waiting.size === 1) limitTime(OPENING_MS);
        return send({ ...task, id });
      }),
    close: () => end("it was closed", { kind: "broken", why: "it was closed" }),
  };
}
