import type { Id } from "#core/conversation/conversation.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { batchByFrame } from "#io/browser/batch-by-frame.ts";
import type { ReplyProgress } from "#state/document/documents.ts";
import { repliesAdvanced } from "#state/document/documents.ts";

/** All running replies share one batch: twelve columns cause one update a frame, as one does. */
const batch = batchByFrame<ReplyProgress>(repliesAdvanced);

/** Events of a reply have come. They keep the time of their coming, and are drawn with the next frame. */
export function eventsArrived(conversationId: Id, replyId: Id, events: readonly StreamEvent[]): void {
  batch.add({ conversationId, replyId, events, atMs: Date.now() });
}

/** Whatever has come so far is written now: before a reply is stopped, and when one has ended. */
export const flushEvents = (): void => batch.flush();
