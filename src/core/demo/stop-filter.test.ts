import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createStopFilter } from "./stop-filter.ts";

/** The text that a filter passes when a text arrives in these pieces. */
function passThrough(pieces: readonly string[], stops: readonly string[]): { text: string; stopped: boolean } {
  const filter = createStopFilter(stops);
  let shown = "";
  for (const piece of pieces) {
    const { text, stopped } = filter.push(piece);
    shown += text;
    if (stopped) return { text: shown, stopped: true };
  }
  return { text: shown + filter.flush(), stopped: false };
}

const LETTERS = fc.string({ unit: fc.constantFrom("a", "b", " ") });
const STOPS = fc.array(fc.string({ unit: fc.constantFrom("a", "b", " "), minLength: 1, maxLength: 4 }), {
  maxLength: 3,
});

test("the text ends strictly before the stop sequence, however it is cut into pieces", () => {
  fc.assert(
    fc.property(fc.array(LETTERS), STOPS, (pieces, stops) => {
      const whole = pieces.join("");
      expect(passThrough(pieces, stops)).toEqual(passThrough(whole.split(""), stops));
      const { text, stopped } = passThrough(pieces, stops);
      expect(whole.startsWith(text)).toBe(true);
      expect(stops.some((stop) => text.includes(stop))).toBe(false);
      expect(stopped).toBe(stops.some((stop) => whole.includes(stop)));
      const rest = whole.slice(text.length);
      expect(stopped ? stops.some((stop) => rest.startsWith(stop)) : rest === "").toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("text that may become a stop sequence is not shown before this is decided", () => {
  const filter = createStopFilter(["END"]);
  expect(filter.push("the E")).toEqual({ text: "the ", stopped: false });
  expect(filter.push("N")).toEqual({ text: "", stopped: false });
  expect(filter.push("T")).toEqual({ text: "ENT", stopped: false });
  expect(filter.push("EN")).toEqual({ text: "", stopped: false });
  expect(filter.push("D of it")).toEqual({ text: "", stopped: true });
});

test("the stop sequence that is complete first decides", () => {
  expect(passThrough(["xabcdef"], ["abcdef", "cd"])).toEqual({ text: "xab", stopped: true });
  expect(passThrough(["xabcdef"], ["cd", "bcd"])).toEqual({ text: "xa", stopped: true });
});
