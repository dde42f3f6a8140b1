export type StopFilter = {
  /**
   * Adds text and returns the text that may be shown now. `stopped` is true once a stop sequence is complete: push no
   * more.
   */
  push(text: string): { text: string; stopped: boolean };
  /** The text held back at the end of a reply without a stop sequence. */
  flush(): string;
};

/**
 * Creates a filter that passes text up to the first stop sequence. Text that may begin a stop sequence is held back
 * until this is decided, so the result does not depend on how the text is cut into tokens. Empty sequences are not
 * allowed.
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

/** The start of the stop sequence that is complete first; the longest of several that are complete at once. */
function findFirstStop(text: string, stops: readonly string[]): number | undefined {
  const found = stops
    .map((stop) => ({ start: text.indexOf(stop), length: stop.length }))
    .filter(({ start }) => start >= 0)
    .toSorted((a, b) => a.start + a.length - (b.start + b.length) || a.start - b.start);
  return found[0]?.start;
}

/** The start of the text's end that may begin a stop sequence; the length of the text where there is none. */
function findUndecidedStart(text: string, stops: readonly string[]): number {
  let from = 0;
  while (from < text.length && !stops.some((stop) => stop.startsWith(text.slice(from)))) from += 1;
  return from;
}
