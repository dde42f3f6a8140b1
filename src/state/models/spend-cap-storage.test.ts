import { afterAll, beforeEach, expect, test } from "vitest";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { resetState } from "#state/reset-state.ts";
import { getSessionSpending, getSpendCap, spendCapChanged } from "./spend-cap.ts";

const NOTHING = { billedUsd: 0, estimatedUsd: 0, isLeast: false, unknown: 0 };

beforeEach(() => {
  globalThis.sessionStorage = createMemoryStorage();
});
afterAll(resetState);

/** As a reload of the page: the state in memory is read from the storage again. */
function reloadWith(text: string): void {
  sessionStorage.setItem("etude:session-spending", text);
  resetState();
}

test("the spend cap of a session survives a reload", () => {
  spendCapChanged(3);
  resetState();
  expect(getSpendCap()).toBe(3);
});

test.each(["", "{", "null", "[]", '"x"', '{"spending": {"billedUsd": "1"}, "capUsd": "5"}', '{"spending": 3}'])(
  "the malformed stored spending %j is ignored",
  (text) => {
    reloadWith(text);
    expect(getSessionSpending()).toEqual(NOTHING);
    expect(getSpendCap()).toBeNull();
  },
);

test("the valid parts of damaged stored spending are read", () => {
  reloadWith('{"spending": {"billedUsd": 2}, "capUsd": "5"}');
  expect(getSessionSpending()).toEqual({ ...NOTHING, billedUsd: 2 });
  reloadWith('{"spending": {"billedUsd": null}, "capUsd": 5}');
  expect(getSpendCap()).toBe(5);
});
