import { beforeEach, expect, test } from "vitest";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { resetState } from "#state/reset-state.ts";
import { getFirstCallProgress, sampleTaken, stepsDone } from "./first-call-progress.ts";

beforeEach(() => {
  globalThis.localStorage = createMemoryStorage();
  resetState();
});

test("a step once done stays done, in the order of the guide, and over a reload", () => {
  expect(stepsDone(["sample", "key"])).toEqual(["sample", "key"]);
  expect(stepsDone(["account", "key"])).toEqual(["account"]);
  expect(stepsDone([])).toEqual([]);
  sampleTaken({ id: "c", parameters: { temperature: 0 } });
  resetState();
  expect(getFirstCallProgress()).toEqual({
    done: ["account", "key", "sample"],
    taken: { id: "c", parameters: { temperature: 0 } },
  });
});

test("stored progress that cannot be read begins anew", () => {
  deviceStore.write("etude:first-call", '{"done":["unknown"],"taken":3}');
  resetState();
  expect(getFirstCallProgress().done).toEqual([]);
  deviceStore.write("etude:first-call", "{");
  resetState();
  expect(getFirstCallProgress()).toEqual({ done: [] });
});
