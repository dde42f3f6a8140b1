import { createWorkerQueue } from "#io/browser/create-worker-queue.ts";
import { openWorkerPort } from "#io/browser/open-worker-port.ts";
import type { ReadSource } from "#core/imports/read-source.ts";
import type { RowFault, RowLayout, RowTable } from "#core/row-files/row-table.ts";
import type { DocumentText, TextFault } from "./read-document-text.ts";
import type { ImportAnswer, ImportCommand, ImportSource, TakenConversation } from "./import-command.ts";

/** Ten times what 100 MB take on a busy machine. */
const PATIENCE_MS = 120_000;

const runInWorker = createWorkerQueue<ImportCommand, ImportAnswer>(openWorkerPort("imports"), PATIENCE_MS);

/** Reads sources in a worker; undefined where that took too long, or no worker could be had. Rejects when aborted. */
export async function readSources(
  command: Omit<Extract<ImportCommand, { kind: "read" }>, "kind">,
  signal: AbortSignal,
): Promise<ReadSource[] | undefined> {
  const answer = await runInWorker({ kind: "read", ...command }, signal);
  return answer?.kind === "read" ? answer.sources : undefined;
}

/** A conversation of a session; undefined where the worker has lost it. */
export async function takeConversation(
  command: Omit<Extract<ImportCommand, { kind: "take" }>, "kind">,
  signal: AbortSignal,
): Promise<TakenConversation | undefined> {
  const answer = await runInWorker({ kind: "take", ...command }, signal);
  return answer?.kind === "take" ? answer.taken : undefined;
}

/** The rows of sources; a reason too where that took too long, or no worker could be had. Rejects when aborted. */
export async function readRowsInWorker(
  sources: readonly ImportSource[],
  layout: Partial<RowLayout>,
  signal: AbortSignal,
): Promise<RowTable | RowFault> {
  const answer = await runInWorker({ kind: "rows", sources, layout }, signal);
  return answer?.kind === "rows"
    ? answer.table
    : { reason: "It took too long to read, or the reader could not be loaded." };
}

/** The text of a document; a reason too where that took too long, or no worker could be had. Rejects when aborted. */
export async function readTextInWorker(file: Blob, signal: AbortSignal): Promise<DocumentText | TextFault> {
  const answer = await runInWorker({ kind: "text", file }, signal);
  return answer?.kind === "text"
    ? answer.read
    : { reason: "took too long to read, or the reader could not be loaded." };
}

/** Frees what a session holds. */
export function forgetSession(session: string): void {
  void runInWorker({ kind: "forget", session }, new AbortController().signal);
}
