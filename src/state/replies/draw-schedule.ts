import type { Id } from "#core/vocabulary.ts";

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
