import type { Id } from "#core/conversation/conversation.ts";

/** So soon a reply in sight is drawn anew when more of it has come. */
const SEEN_WAIT_MS = 80;
/** One out of sight waits longer, since nobody does. */
const UNSEEN_WAIT_MS = 250;

/**
 * Whose turn it is to be drawn anew, of the replies that wait for it, longest first. One alone is drawn in every frame;
 * several share the frames, in each just so many that none waits too long, and so cost the page little more than one.
 */
export function pickTurns(waiting: readonly Id[], sinceLastMs: number, isSeen: (id: Id) => boolean): Id[] {
  const seen = waiting.filter(isSeen);
  const unseen = waiting.filter((id) => !isSeen(id));
  return [
    ...seen.slice(0, Math.ceil((seen.length * sinceLastMs) / SEEN_WAIT_MS)),
    ...unseen.slice(0, Math.ceil((unseen.length * sinceLastMs) / UNSEEN_WAIT_MS)),
  ];
}
