import { expect, test } from "vitest";
import { foldText } from "./fold-text.ts";

test.each([
  ["Crème BRÛLÉE", "creme brulee"],
  ["Łódź, Straße, Ørsted", "lodz, strasse, orsted"],
  ["가방", "가방"],
  ["हिन्दी", "हिन्दी"],
  ["が", "が"],
  ["שָׁלוֹם", "שלום"],
])("%s is searched as %s", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});
