import type { ConversationChanges } from "#core/conversation/diff-conversation.ts";
import { isJsonObject } from "#core/json.ts";
import { cutPiece } from "#core/conversation/reply-pieces.ts";
import { openDatabase } from "./open-database.ts";
import { createPieceRecord, rangeOfPieces } from "./piece-records.ts";

/**
 * Writes, into a conversation that a newer Étude has written, what that Étude cannot know: new turns, rows and replies, and what
 * came of the replies that run here. What is stored already, and the head, stay as the newer Étude wrote them.
 */
export async function saveBesideLater({
  conversationId,
  turns,
  rows,
  replies,
  grown,
}: ConversationChanges): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(["turns", "replies", "rows", "pieces"], "readwrite");
  const pieces = transaction.objectStore("pieces");
  const addNew = async (name: "turns" | "rows", things: readonly { id: string }[]) => {
    const store = transaction.objectStore(name);
    for (const thing of things)
      if ((await store.getKey(thing.id)) === undefined) await store.put({ id: thing.id, conversationId, value: thing });
  };
  await addNew("turns", turns);
  await addNew("rows", rows);
  for (const reply of replies) {
    const stored = await transaction.objectStore("replies").get(reply.id);
    if (stored && !isUnsettled(stored.value)) continue;
    await transaction.objectStore("replies").put({ id: reply.id, conversationId, value: reply });
    await pieces.delete(rangeOfPieces(reply.id));
  }
  for (const { before, now } of grown) await pieces.put(createPieceRecord(conversationId, cutPiece(before, now)));
  await transaction.done;
}

/** True for the stored record of a reply that has not ended, which only the tab that runs it writes. */
function isUnsettled(stored: unknown): boolean {
  const status = isJsonObject(stored) ? stored["status"] : undefined;
  return status === "queued" || status === "streaming";
}
