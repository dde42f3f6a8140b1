import fc from "fast-check";
import { expect, test } from "vitest";
import { cutText, findCharacterStart, shortenText, takeCharacters } from "./cut-text.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";

const FAMILY = "👩‍👩‍👧‍👦";
const FLAG = "🇯🇵";
const SKIN = "👍🏽";
const ACCENT = "e\u0301";
const KEYCAP = "1️⃣";
const WHOLES = [FAMILY, FLAG, SKIN, ACCENT, KEYCAP, "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "नि", "각", "\r\n"];

test.each(WHOLES)("a text is cut before or after %j, never inside", (whole) => {
  for (let length = 0; length <= whole.length + 3; length += 1) {
    const cut = cutText(`ab${whole}`, length);
    expect([`ab${whole}`, "ab", "a", ""]).toContain(cut);
    expect(cut.length).toBeLessThanOrEqual(length);
  }
});

test("flags in a row are cut between two flags", () => {
  const flags = "🇯🇵🇫🇷🇩🇪".repeat(40);
  for (let at = 0; at < flags.length; at += 1) expect(findCharacterStart(flags, at) % 4).toBe(0);
});

test("a shortened text has the mark of omission behind a whole character and is not longer than asked", () => {
  expect(shortenText(`abc${FAMILY}`, 8)).toBe("abc…");
  expect(shortenText("abc", 3)).toBe("abc");
  expect(shortenText("abcd", 3)).toBe("ab…");
});

test("characters are counted as people count them", () => {
  expect(takeCharacters(`${FAMILY}${FLAG}${ACCENT}x`, 3)).toBe(`${FAMILY}${FLAG}${ACCENT}`);
  expect(takeCharacters("abc", 5)).toBe("abc");
});

test("any text divided at the starts of characters is whole when it is joined, and no part begins inside a pair", () => {
  const piece = fc.constantFrom(...WHOLES, "a", " ", "é");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (pieces, step) => {
      const text = pieces.join("");
      const starts = Array.from({ length: Math.ceil(text.length / step) + 1 }, (_, index) =>
        findCharacterStart(text, index * step),
      );
      const parts = starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length));
      expect(parts.join("")).toBe(text);
      // It throws for half a pair.
      for (const part of parts) expect(() => encodeURIComponent(part)).not.toThrow();
    }),
  );
});

test("a position in a text of five million characters is found without reading all of it", () => {
  const text = `${"a".repeat(5_000_000)}${FAMILY}`;
  const find = () => {
    for (let index = 0; index < 200; index += 1) findCharacterStart(text, 20_000 * index + 7);
  };
  expect(measureMs(find)).toBeLessThan(2000);
});
