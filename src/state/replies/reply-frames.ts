import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { batchByFrame } from "#io/browser/batch-by-frame.ts";
import type { ReplyProgress } from "#state/document/documents.ts";
import { repliesAdvanced } from "#state/document/documents.ts";
import { onReset } from "#state/reset-state.ts";

const visibleIds = new Set<Id>();
onReset(() => visibleIds.clear());

/** A reply came into the part of the page that is seen, or left it. */
export function replyVisibilityChanged(replyId: Id, isVisible: boolean): void {
  if (isVisible) visibleIds.add(replyId);
  else visibleIds.delete(replyId);
}

const isReplyVisible = (replyId: Id): boolean => visibleIds.has(replyId);

/** So soon a reply in sight is drawn anew when more of it has come. */
const VISIBLE_WAIT_MS = 80;
/** One out of sight waits longer, since nobody does. */
const HIDDEN_WAIT_MS = 250;

/**
 * Whose turn it is to be drawn anew, of the replies that wait for it, longest first. One alone is drawn in every frame;
 * several share the frames, in each just so many that none waits too long, and so cost the page little more than one.
 */
export function pickRepliesToDraw(waiting: readonly Id[], sinceLastMs: number, isVisible: (id: Id) => boolean): Id[] {
  const visible = waiting.filter(isVisible);
  const hidden = waiting.filter((id) => !isVisible(id));
  return [
    ...visible.slice(0, Math.ceil((visible.length * sinceLastMs) / VISIBLE_WAIT_MS)),
    ...hidden.slice(0, Math.ceil((hidden.length * sinceLastMs) / HIDDEN_WAIT_MS)),
  ];
}

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
