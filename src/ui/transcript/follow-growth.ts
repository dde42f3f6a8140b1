/** The distance from the end that counts as the end, in CSS pixels. */
const NEAR_PX = 24;

/** The answers that scroll within, with the position at which each was last and whether its reader has left the end. */
const known = new WeakMap<HTMLElement, { lastTop: number; isAway: boolean }>();

/**
 * Keeps an answer that scrolls within at its end while its reply is being written, unless its reader has scrolled up. Called
 * each time its content has grown.
 */
export function followGrowth(answer: HTMLElement): void {
  if (answer.closest("article")?.ariaBusy !== "true" || answer.dataset["fold"] !== "even") return;
  const place = known.get(answer) ?? watch(answer);
  if (!place.isAway) answer.scrollTop = answer.scrollHeight;
}

function watch(answer: HTMLElement): { lastTop: number; isAway: boolean } {
  const place = { lastTop: answer.scrollTop, isAway: false };
  known.set(answer, place);
  answer.addEventListener(
    "scroll",
    () => {
      const isNear = answer.scrollHeight - answer.scrollTop - answer.clientHeight < NEAR_PX;
      // Growth moves the end away without scrolling: only a reader scrolls up.
      if (answer.scrollTop < place.lastTop - 1) place.isAway = !isNear;
      else if (isNear) place.isAway = false;
      place.lastTop = answer.scrollTop;
    },
    { passive: true },
  );
  return place;
}
