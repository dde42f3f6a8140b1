import type { CapsuleOrigin } from "#core/capsule/describe-capsule.ts";
import type { FilePicture } from "#core/content/file-picture.ts";
import type { Part } from "#core/content/part.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { JsonObject } from "#core/json.ts";
import type { SavedPrompt } from "#core/library/saved-prompt.ts";
import type { Id, Sha256, Wire } from "#core/vocabulary.ts";

/** Everything that an import would add. Nothing of it is stored before a person asks for it. */
export type ImportResult = {
  conversations: ImportedConversation[];
  prompts: SavedPrompt[];
  /** The pictures of the prompts. */
  pictures: Record<Sha256, FilePicture>;
  rows: ImportRow[];
  /** True where its lines can be added as the rows of an experiment, too. */
  areRows?: true;
  /** Keys in the text. They are kept nowhere unless a person gives them to their connection. */
  keys: FoundKey[];
  /** Every text in it that must not be seen: keys, and the values of secret headers. */
  secrets: string[];
  /** The server that the text sends to, where no connection has its address. */
  unknownServer?: UnknownServer;
  /** The origin of a capsule, whose conversation can be looked at before it is stored. */
  capsule?: CapsuleOrigin;
};

/** A line of the table of what is taken and what is not: what it is, and its value, its number or the reason. */
export type ImportRow = { what: string; detail: string; isTaken: boolean };

/**
 * A conversation with the prompt that waits in its composer. Its pictures and documents stand under names in place of
 * hashes, since their bytes are not read yet.
 */
export type ImportedConversation = {
  conversation: Conversation;
  /** The text, the pictures and the documents for the composer. */
  draft: { text: string; pictures: Part[] };
  /** The fields of a request body beside its model, its messages and its system prompt. */
  fields: JsonObject;
  files: Record<string, FileSource>;
};

/** The bytes of a picture or a document: base64 text, a text in UTF-8, or a file of the same archive. */
export type FileSource =
  | { kind: "base64"; data: string }
  | { kind: "text"; text: string }
  | { kind: "entry"; path: string };

/** A key in a text, and the only server that it may be given to. */
export type FoundKey = { key: string; origin: string; host: string; connectionId?: Id };

/** A server without a connection, as the custom connection would have it. */
export type UnknownServer = { host: string; baseUrl: string; wire: Wire };

/** A result with nothing in it. */
export function createResult(change: Partial<ImportResult>): ImportResult {
  return { conversations: [], prompts: [], pictures: {}, rows: [], keys: [], secrets: [], ...change };
}
