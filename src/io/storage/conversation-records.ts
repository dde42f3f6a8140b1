import { type ConversationChanges, isOnlyStreaming } from "#core/conversation/diff-conversation.ts";
import { isJsonObject } from "#core/json.ts";
import { isLaterHead, migrateHead } from "#core/conversation/migrations.ts";
import { cutPiece } from "#core/conversation/reply-pieces.ts";
import { isKnownLater, laterHeadFound } from "./later-heads.ts";
import { openDatabase } from "./open-database.ts";
import { currentHeadStored, isLoadedOutdated } from "./outdated-heads.ts";
import { createPieceRecord, rangeOfPieces } from "./piece-records.ts";

/**
 * Writes the changes in one transaction: all of them or none. What another tab changed in the head meanwhile stays, but
 * for a page that is closing, which does not live to read it (`isClosing`). Returns false where the conversation has no record any
 * more because another tab has deleted it: the caller then has to write the whole conversation. Of one that a newer Étude in
 * another tab has written, only what that Étude cannot know is written (`saveBesideLater`).
 */
export async function saveChanges(
  changes: ConversationChanges,
  isFirst: boolean,
  atMs: number,
  isClosing = false,
): Promise<boolean> {
  const { conversationId, head, headBefore, hasVisibleChange } = changes;
  // The code is asked for before the transaction, which ends while it waits for something else than the disk.
  const mergeJson = head && headBefore && !isClosing ? await loadMergeJson() : undefined;
  const database = await openDatabase();
  const transaction = database.transaction(["conversations", "turns", "replies", "rows", "pieces"], "readwrite");
  const turns = transaction.objectStore("turns");
  const rows = transaction.objectStore("rows");
  const replies = transaction.objectStore("replies");
  const pieces = transaction.objectStore("pieces");
  const conversations = transaction.objectStore("conversations");
  const storing = conversations.get(conversationId);
  // What waits for an answer of the disk is lost where the page is left meanwhile, with all that waits behind it: what streams,
  // and a conversation that was never stored, is written without one.
  const isAsked = !isClosing && !isFirst && (head !== undefined || !isOnlyStreaming(changes));
  const stored = isAsked ? await storing : undefined;
  if (isLaterHead(stored?.head) || isKnownLater(conversationId)) {
    await transaction.done;
    laterHeadFound(conversationId);
    const { saveBesideLater } = await import("./save-beside-later.ts");
    await saveBesideLater(changes);
    return true;
  }
  const writes: Promise<unknown>[] = [
    ...changes.turns.map((turn) => turns.put({ id: turn.id, conversationId, value: turn })),
    ...changes.rows.map((row) => rows.put({ id: row.id, conversationId, value: row })),
    ...changes.grown.map(({ before, now }) => pieces.put(createPieceRecord(conversationId, cutPiece(before, now)))),
    // What is written whole takes the place of its pieces.
    ...[...changes.replies, ...changes.gone].flatMap((reply) => [
      replies.put({ id: reply.id, conversationId, value: reply }),
      pieces.delete(rangeOfPieces(reply.id)),
    ]),
    ...changes.removedTurnIds.map((id) => turns.delete(id)),
    ...changes.removedRowIds.map((id) => rows.delete(id)),
    ...changes.removedReplyIds.flatMap((id) => [replies.delete(id), pieces.delete(rangeOfPieces(id))]),
  ];
  if (head) {
    const theirs = mergeJson && migrateHead(stored?.head);
    const merged = mergeJson && isJsonObject(theirs) ? mergeJson(headBefore, head, theirs) : head;
    const updatedAtMs = hasVisibleChange || !mergeJson || !stored ? atMs : stored.updatedAtMs;
    writes.push(conversations.put({ id: conversationId, updatedAtMs, head: merged }));
  } else if (hasVisibleChange || isLoadedOutdated(conversationId)) {
    const record = stored ?? (await storing);
    const updatedAtMs = hasVisibleChange || !record ? atMs : record.updatedAtMs;
    if (record) writes.push(conversations.put({ ...record, updatedAtMs, head: migrateHead(record.head) }));
  }
  // A closing page does not live to see its requests complete, so the transaction is committed now.
  transaction.commit();
  await Promise.all([...writes, transaction.done]);
  currentHeadStored(conversationId);
  return isFirst || (await storing) !== undefined;
}

/** The code that merges heads, which the first view does without; without it, the own head is written. */
export async function loadMergeJson() {
  const loaded = await import("#core/merge-json.ts").catch(() => undefined);
  return loaded?.mergeJson;
}
