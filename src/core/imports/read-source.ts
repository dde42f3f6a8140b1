import type { ImportFault } from "./import-format.ts";
import type { ImportResult } from "./import-result.ts";

/** A conversation of a list to choose from. */
export type ConversationEntry = { title: string; turnCount: number; atMs: number };

/** The contents of a text or a file without the conversations themselves, or the reason why nothing can be taken. */
export type ReadSource = { name: string } & (ImportFault | ReadContent);

type ReadContent = Omit<ImportResult, "conversations"> & {
  /** The format's name in a sentence: "a cURL request". */
  format: string;
  entries: ConversationEntry[];
};
