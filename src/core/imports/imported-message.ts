import type { Part } from "#core/content/part.ts";

/** One message of a conversation from elsewhere. The messages of a conversation are a tree: each follows its parent. */
export type ImportedMessage = {
  id: string;
  parentId: string | null;
  role: "user" | "assistant";
  parts: Part[];
  /** The time of the message; absent where it is not known. */
  atMs?: number;
  /** The model that wrote an answer; absent where a person may have written it. */
  modelId?: string;
};
