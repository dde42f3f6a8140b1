import { expect, test } from "vitest";
import { takeRuns } from "./take-runs.ts";

const RUNS = [{ text: "one " }, { text: "two👍" }, { text: "three" }];

test("the first runs are taken up to a number of runs and of characters, and no character is cut", () => {
  expect(takeRuns(RUNS, { maxRuns: 3, maxChars: 100 })).toEqual({ taken: RUNS, isAll: true });
  expect(takeRuns(RUNS, { maxRuns: 2, maxChars: 100 })).toEqual({ taken: RUNS.slice(0, 2), isAll: false });
  expect(takeRuns(RUNS, { maxRuns: 3, maxChars: 8 })).toEqual({
    taken: [{ text: "one " }, { text: "two" }],
    isAll: false,
  });
});
