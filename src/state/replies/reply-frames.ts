import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { batchByFrame } from "#io/browser/batch-by-frame.ts";
import { type ReplyProgress, repliesAdvanced } from "#state/document/advance-replies.ts";
import { onPageHides } from "#state/page-hides.ts";
import { onReset } from "#state/reset-state.ts";

/** The visible elements that show a reply, which may stand in the transcript and over it, by the reply's id. */
const visibleViews = new Map<Id, Set<object>>();
onReset(() => visibleViews.clear());

/** Records that an element that shows a reply became visible or left the viewport. */
export function replyVisibilityChanged(replyId: Id, view: object, isVisible: boolean): void {
  const views = visibleViews.get(replyId) ?? new Set();
  if (isVisible) views.add(view);
  else views.delete(view);
  if (views.size > 0) visibleViews.set(replyId, views);
  else visibleViews.delete(replyId);
}

const isReplyVisible = (replyId: Id): boolean => visibleViews.has(replyId);

/** The longest wait of a visible reply until its new text is drawn. */
const VISIBLE_WAIT_MS = 80;
/** The longest wait of a hidden reply until its new text is drawn. */
const HIDDEN_WAIT_MS = 250;

/**
 * The waiting replies to draw in this frame, from a list sorted longest wait first. One alone is drawn in every frame;
 * several share the frames, just so many in each that none waits too long, and so cost the page little more than one.
 */
export function pickRepliesToDraw(waiting: readonly Id[], sinceLastMs: number, isVisible: (id: Id) => boolean): Id[] {
  const visible = waiting.filter(isVisible);
  const hidden = waiting.filter((id) => !isVisible(id));
  return [
    ...visible.slice(0, Math.ceil((visible.length * sinceLastMs) / VISIBLE_WAIT_MS)),
    ...hidden.slice(0, Math.ceil((hidden.length * sinceLastMs) / HIDDEN_WAIT_MS)),
  ];
}

/** All running replies share one batch, so twelve columns cause one update a frame like one column. */
const batch = batchByFrame<Id, ReplyProgress>(repliesAdvanced, (waiting, sinceLastMs) =>
  pickRepliesToDraw(waiting, sinceLastMs, isReplyVisible),
);

/** Collects events of a reply with the time of their arrival; they are applied when the reply is picked for a frame. */
export function eventsArrived(conversationId: Id, replyId: Id, events: readonly StreamEvent[]): void {
  batch.add(replyId, { conversationId, replyId, events, atMs: Date.now() });
}

/**
 * Applies the collected events now: of a reply that has ended; of all replies before one is stopped or the page hides.
 */
export const flushEvents = (replyId?: Id): void => batch.flush(replyId);
onPageHides(() => flushEvents());
