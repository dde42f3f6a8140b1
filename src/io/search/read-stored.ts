import { type IDBPDatabase, openDB } from "idb";
import { parseHead } from "#core/conversation/parse-head.ts";
import { parseSnapshot } from "#core/conversation/snapshot.ts";
import { isJsonObject, type JsonObject, stringOrEmpty } from "#core/json.ts";
import { parsePrompt } from "#core/library/parse-prompt.ts";
import { listConversationPlaces, listPromptPlaces } from "#core/search/list-search-places.ts";
import type { SearchDocument } from "#core/search/search-place.ts";
import type { EtudeSchema } from "#io/storage/open-database.ts";

type Database = IDBPDatabase<EtudeSchema>;

/** A stored conversation or prompt as the search knows it, with what tells its state from others. */
export type StoredSource = { key: string; marker: string };

/** Opens what is stored for reading alone: it is never made or brought to another version here, and gives way at once. */
export function openStored(): Promise<Database> {
  return openDB<EtudeSchema>("etude", undefined, {
    upgrade(_database, _before, _now, transaction) {
      transaction.abort();
    },
    blocking(_current, _next, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

/** Everything that is stored, without its texts. */
export async function listStored(database: Database): Promise<StoredSource[]> {
  const [conversations, prompts] = await Promise.all([database.getAll("conversations"), database.getAll("prompts")]);
  return [
    ...conversations.map(({ id, updatedAtMs, head }) => ({
      key: `c/${id}`,
      marker: `${updatedAtMs} ${isJsonObject(head) ? markHead(head) : ""}`,
    })),
    ...prompts.map(({ id, updatedAtMs }) => ({ key: `p/${id}`, marker: String(updatedAtMs) })),
  ];
}

/**
 * The entries of a head that leave the time of the last change as it is: a pin and, while the conversation is not open, a
 * new title.
 */
const markHead = (head: JsonObject): string =>
  `${head["isPinned"] === true ? "pinned " : ""}${stringOrEmpty(head["title"])}`;

/** A stored conversation or prompt with its texts; undefined where it is gone or cannot be read. */
export async function readStored(database: Database, key: string): Promise<SearchDocument | undefined> {
  const id = key.slice(2);
  return key.startsWith("p/") ? readPrompt(database, key, id) : readConversation(database, key, id);
}

async function readPrompt(database: Database, key: string, id: string): Promise<SearchDocument | undefined> {
  const record = await database.get("prompts", id);
  const parsed = record && parsePrompt(record.value);
  if (!parsed || !("prompt" in parsed)) return undefined;
  const { prompt } = parsed;
  return { key, title: prompt.name, updatedAtMs: record.updatedAtMs, places: listPromptPlaces(prompt) };
}

async function readConversation(database: Database, key: string, id: string): Promise<SearchDocument | undefined> {
  const transaction = database.transaction(["conversations", "turns", "replies", "rows", "pieces"]);
  const [head, turns, replies, rows, pieces] = await Promise.all([
    transaction.objectStore("conversations").get(id),
    transaction.objectStore("turns").index("conversationId").getAll(id),
    transaction.objectStore("replies").index("conversationId").getAll(id),
    transaction.objectStore("rows").index("conversationId").getAll(id),
    transaction.objectStore("pieces").index("conversationId").getAll(id),
  ]);
  if (!head || !parseHead(head.head)) return undefined;
  const listValues = (records: readonly { value: unknown }[]) => records.map(({ value }) => value);
  const snapshot = parseSnapshot({
    head: head.head,
    turns: listValues(turns),
    replies: listValues(replies),
    rows: listValues(rows),
    pieces: listValues(pieces),
  });
  if (!snapshot) return undefined;
  const { conversation } = snapshot;
  return {
    key,
    title: conversation.title,
    updatedAtMs: head.updatedAtMs,
    ...(conversation.isPinned && { isPinned: true }),
    places: listConversationPlaces(conversation),
  };
}
