import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { batchByFrame } from "#io/browser/batch-by-frame.ts";
import type { ReplyProgress } from "#state/document/documents.ts";
import { repliesAdvanced } from "#state/document/documents.ts";
import { pickRepliesToDraw } from "./draw-schedule.ts";
import { isReplyVisible } from "./visible-replies.ts";

/** All running replies share one batch: twelve columns cause one update a frame, as one does, and take turns in it. */
const batch = batchByFrame<Id, ReplyProgress>(repliesAdvanced, (waiting, sinceLastMs) =>
  pickRepliesToDraw(waiting, sinceLastMs, isReplyVisible),
);

/** Events of a reply have come. They keep the time of their coming, and are drawn when the reply has its turn. */
export function eventsArrived(conversationId: Id, replyId: Id, events: readonly StreamEvent[]): void {
  batch.add(replyId, { conversationId, replyId, events, atMs: Date.now() });
}

/** Whatever has come so far is written now: of a reply that has ended; of all before one is stopped or the page hides. */
export const flushEvents = (replyId?: Id): void => batch.flush(replyId);
