import { expect, test } from "vitest";
import { deriveTitle } from "./derive-title.ts";

const FAMILY = "👩‍👩‍👧‍👦";

test("a title ends after or before an emoji family or a flag, never inside", () => {
  for (const whole of [FAMILY, "🇯🇵", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "e\u0301"])
    for (let count = 40; count < 50; count += 1) {
      const title = deriveTitle(`${"x".repeat(count)}${whole}${"y".repeat(20)}`);
      expect(title.replace(whole, "")).toMatch(/^x+y*…$/);
    }
});

test("a title has at most 48 characters, an emoji family counting as one", () => {
  expect(deriveTitle(FAMILY.repeat(48))).toBe(FAMILY.repeat(48));
  expect(deriveTitle(FAMILY.repeat(49))).toBe(`${FAMILY.repeat(48)}…`);
});
