import { expect, test } from "vitest";
import { TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { advanceByWork } from "./advance-by-work.ts";

const WORK = 100_000;

function advance(text: string): number {
  return advanceByWork(text, 0, text.length, WORK);
}

test("a step goes far in an ordinary answer, and less far in a text of marks or of short lines", () => {
  const answer = (TRICKY_DOCUMENTS["a model's answer"] ?? "").repeat(200);
  expect(advance(answer)).toBeGreaterThan(5000);
  expect(advance("*_".repeat(20_000))).toBeLessThan(10_000);
  expect(advance("a\n\n".repeat(20_000))).toBeLessThan(1000);
});

test("a step goes on from its position and ends at the target", () => {
  expect(advanceByWork("abc", 1, 2, WORK)).toBe(2);
  expect(advanceByWork("abc", 3, 3, WORK)).toBe(3);
});
