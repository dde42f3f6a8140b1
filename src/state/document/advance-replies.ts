import type { Reply } from "#core/conversation/conversation.ts";
import { addReplies } from "#core/conversation/edit-turns.ts";
import { indexCells } from "#core/conversation/index-cells.ts";
import { isRunning } from "#core/conversation/is-in-batch.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";
import { documentsChanged, hasDocumentBehind } from "./documents.ts";
import { MANY_REPLIES } from "./many-replies.ts";
import { getReplyOf, getWhole, type OpenDocument, settleDocument } from "./open-document.ts";

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
  catchUpSoon();
}

/** A document after the events of some of its replies; the same object where they change nothing. */
function advanceDocument(document: OpenDocument, progress: readonly ReplyProgress[]): OpenDocument {
  const changed: Record<Id, Reply> = {};
  let isSameStage = true;
  for (const { replyId, events, atMs } of progress) {
    const before = changed[replyId] ?? getReplyOf(document, replyId);
    const after = before && reduceReply(before, events, atMs);
    if (!after || after === before) continue;
    changed[replyId] = after;
    // Usage may arrive after the end of a reply: costs are computed from the settled conversation.
    const hasLateUsage =
      isSettled(before.status) && (after.usage !== before.usage || after.billedUsd !== before.billedUsd);
    isSameStage &&= isSettled(after.status) === isSettled(before.status) && !hasLateUsage;
  }
  if (Object.keys(changed).length === 0) return document;
  const advanced = { ...document, streamed: { ...document.streamed, ...changed } };
  if (isSameStage) return advanced;
  // A reply that has ended never runs again.
  const unsettled = document.unsettled.filter((id) => {
    const reply = getReplyOf(advanced, id);
    return reply !== undefined && isRunning(reply);
  });
  const ended = { ...advanced, unsettled, isBehind: true };
  return unsettled.length > 0 && document.replyCount > MANY_REPLIES ? ended : catchUp(ended);
}

const CATCH_UP_MS = 500;
let timer: ReturnType<typeof setTimeout> | undefined;
onReset(endWaiting);

function endWaiting(): void {
  clearTimeout(timer);
  timer = undefined;
}

/** Lets documents catch up that are behind, together for all replies that end in the meantime. */
function catchUpSoon(): void {
  if (timer !== undefined || !hasDocumentBehind()) return;
  timer = setTimeout(() => {
    endWaiting();
    // An edit may have let all of them catch up already.
    if (!hasDocumentBehind()) return;
    documentsChanged((before) =>
      Object.fromEntries(
        Object.entries(before).map(([id, document]) => [id, document.isBehind ? catchUp(document) : document]),
      ),
    );
  }, CATCH_UP_MS);
}

/** Adds replies that wait to a conversation. */
export function repliesBroughtIn(conversationId: Id, replies: readonly Reply[]): void {
  documentsChanged((before) => {
    const document = before[conversationId];
    return document ? { ...before, [conversationId]: addWaitingReplies(document, replies) } : before;
  });
}

/** The document with everything that has streamed in its settled conversation. */
const catchUp = (document: OpenDocument): OpenDocument => ({
  ...document,
  ...settleDocument(getWhole(document)),
  isBehind: false,
});

/** The document with further replies that wait. */
function addWaitingReplies(document: OpenDocument, replies: readonly Reply[]): OpenDocument {
  const settled = addReplies(document.settled, replies);
  return {
    ...document,
    settled,
    cells: indexCells(settled.replies),
    unsettled: [...document.unsettled, ...replies.map(({ id }) => id)],
    replyCount: document.replyCount + replies.length,
  };
}
