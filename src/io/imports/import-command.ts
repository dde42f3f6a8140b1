import type { Conversation } from "#core/conversation/conversation.ts";
import type { JsonObject } from "#core/json.ts";
import type { ImportContext } from "#core/imports/import-context.ts";
import type { ImportedConversation } from "#core/imports/import-result.ts";
import type { ReadSource } from "#core/imports/read-source.ts";
import type { RowFault, RowLayout, RowTable } from "#core/row-files/row-table.ts";
import type { DocumentText, TextFault } from "./read-document-text.ts";
import type { Id } from "#core/vocabulary.ts";

/** The input of an import: a text, or a file with its name. */
export type ImportSource = { name: string; content: string | Blob };

/**
 * Reads sources and keeps what they hold in the worker, under the id of a session; takes one of their conversations; or
 * forgets a session.
 */
export type ImportCommand =
  | { kind: "read"; session: Id; sources: readonly ImportSource[]; context: Omit<ImportContext, "newId"> }
  | { kind: "take"; session: Id; sourceIndex: number; conversationIndex: number }
  | { kind: "forget"; session: Id }
  /** Reads the rows of an experiment. */
  | { kind: "rows"; sources: readonly ImportSource[]; layout: Partial<RowLayout> }
  /** Reads the text of a document. */
  | { kind: "text"; file: Blob };

/** A conversation with the bytes of its pictures and documents, by the names that stand in place of their hashes. */
export type TakenConversation = {
  conversation: Conversation;
  draft: ImportedConversation["draft"];
  fields: JsonObject;
  files: Record<string, Uint8Array<ArrayBuffer>>;
};

/** The result of a command of the same kind. */
export type ImportAnswer =
  | { kind: "read"; sources: ReadSource[] }
  | { kind: "take"; taken: TakenConversation | undefined }
  | { kind: "forget" }
  | { kind: "rows"; table: RowTable | RowFault }
  | { kind: "text"; read: DocumentText | TextFault };
