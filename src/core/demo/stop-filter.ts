export type StopFilter = {
  /** The text that may be shown by now. `stopped` is true once a stop sequence is complete: push no more. */
  push(text: string): { text: string; stopped: boolean };
  /** What was held back, where the answer ends without its stop sequence. */
  flush(): string;
};

/**
 * A filter that lets text pass up to the first stop sequence. Text that may be the beginning of one is held back until
 * that is decided, so the result is the same however the text is cut into tokens. Empty sequences are not allowed.
 */
export function createStopFilter(stops: readonly string[]): StopFilter {
  let pending = "";
  return {
    push(text) {
      pending += text;
      const cut = findFirstStop(pending, stops);
      const shownLength = cut ?? findUndecidedStart(pending, stops);
      const shown = pending.slice(0, shownLength);
      pending = cut === undefined ? pending.slice(shownLength) : "";
      return { text: shown, stopped: cut !== undefined };
    },
    flush() {
      const rest = pending;
      pending = "";
      return rest;
    },
  };
}

/** Where the stop sequence begins that is complete first; of several complete at once, the longest. */
function findFirstStop(text: string, stops: readonly string[]): number | undefined {
  const found = stops
    .map((stop) => ({ start: text.indexOf(stop), length: stop.length }))
    .filter(({ start }) => start >= 0)
    .toSorted((a, b) => a.start + a.length - (b.start + b.length) || a.start - b.start);
  return found[0]?.start;
}

/** Where the end of the text begins that a stop sequence also begins with; the length of the text where none does. */
function findUndecidedStart(text: string, stops: readonly string[]): number {
  let from = 0;
  while (from < text.length && !stops.some((stop) => stop.startsWith(text.slice(from)))) from += 1;
  return from;
}
