import type { Reply } from "#core/conversation/conversation.ts";
import { isJsonObject, isSameJson } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { openDatabase, type PieceRecord } from "./open-database.ts";
import { isPieceOf, rangeOfPieces } from "./piece-records.ts";

/**
 * Writes a reply that was cut off whole, in the place of the pieces that it was read from, unless it got another piece
 * since or was deleted. The caller holds its lock.
 */
export async function foldStoredPieces(
  conversationId: Id,
  reply: Reply,
  readPieces: readonly PieceRecord[],
): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction(["replies", "pieces"], "readwrite");
  const pieces = transaction.objectStore("pieces");
  const storedIds = await pieces.index("conversationId").getAllKeys(conversationId);
  const record = await transaction.objectStore("replies").get(reply.id);
  const isOwn = (id: string) => isPieceOf(reply.id, id);
  const isAsRead = isSameJson(storedIds.filter(isOwn), readPieces.map(({ id }) => id).filter(isOwn));
  if (isAsRead && record && isJsonObject(record.value) && record.value["status"] === "streaming") {
    await transaction.objectStore("replies").put({ ...record, value: reply });
    await pieces.delete(rangeOfPieces(reply.id));
  }
  await transaction.done;
}
