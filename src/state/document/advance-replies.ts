import type { Reply } from "#core/conversation/conversation.ts";
import { cellsKept } from "#core/conversation/index-cells.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { documentsChanged } from "./documents.ts";
import { listUnsettledIds, type OpenDocument } from "./open-document.ts";

/** Events of a reply that arrived at one time. */
export type ReplyProgress = { conversationId: Id; replyId: Id; events: readonly StreamEvent[]; atMs: number };

/**
 * Applies events of several replies in one change. This is the only write while replies stream, so it derives no more
 * than needed.
 */
export function repliesAdvanced(progress: readonly ReplyProgress[]): void {
  documentsChanged((before) => {
    let documents = before;
    for (const conversationId of new Set(progress.map((each) => each.conversationId))) {
      const document = documents[conversationId];
      const own = progress.filter((each) => each.conversationId === conversationId);
      const after = document && advanceDocument(document, own);
      if (after && after !== document) documents = { ...documents, [conversationId]: after };
    }
    return documents;
  });
}

/** A document after the events of some of its replies; the same object where they change nothing. */
function advanceDocument(document: OpenDocument, progress: readonly ReplyProgress[]): OpenDocument {
  const changed: Record<Id, Reply> = {};
  let isSameStage = true;
  for (const { replyId, events, atMs } of progress) {
    const before = changed[replyId] ?? document.conversation.replies[replyId];
    const after = before && reduceReply(before, events, atMs);
    if (!after || after === before) continue;
    changed[replyId] = after;
    // Usage may arrive after the end of a reply: costs are computed from the settled conversation.
    const hasLateUsage =
      isSettled(before.status) && (after.usage !== before.usage || after.billedUsd !== before.billedUsd);
    isSameStage &&= isSettled(after.status) === isSettled(before.status) && !hasLateUsage;
  }
  if (Object.keys(changed).length === 0) return document;
  const replies = { ...document.conversation.replies, ...changed };
  cellsKept(replies, document.cells);
  const conversation = { ...document.conversation, replies };
  return isSameStage
    ? { ...document, conversation }
    : { ...document, conversation, unsettled: listUnsettledIds(conversation), settled: conversation };
}
