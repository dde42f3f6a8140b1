import type { RowFault, RowLayout, RowTable } from "#core/row-files/row-table.ts";
import type { ImportSource } from "#io/imports/import-command.ts";
import { readRowsInWorker } from "#io/imports/read-in-worker.ts";

/** The input with rows: one text, or files by their paths in the folder that was chosen. */
export type RowInput = readonly ImportSource[];

/** A pasted text as an input; none where it is blank. */
export const toTextInput = (text: string): RowInput =>
  text.trim() === "" ? [] : [{ name: "The pasted text", content: text }];

/** Files as they were picked, in a folder or alone. */
export const toFileInput = (files: readonly File[]): RowInput =>
  files.map((file) => ({ name: file.webkitRelativePath || file.name, content: file }));

/** The rows of an input. Nothing is stored. Rejects when aborted. */
export const readRowInput = (
  input: RowInput,
  layout: Partial<RowLayout>,
  signal: AbortSignal,
): Promise<RowTable | RowFault> => readRowsInWorker(input, layout, signal);
