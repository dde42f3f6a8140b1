import { afterEach, beforeEach, expect, test } from "vitest";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { loadKeySlot, saveKeySlot } from "#io/storage/key-slots.ts";
import { resetState } from "#state/reset-state.ts";
import { getKeySlot, keyChanged } from "./keys.ts";

const SLOT = { key: "one", origin: "https://a.example", remembered: true };

beforeEach(() => {
  globalThis.sessionStorage = createMemoryStorage();
  globalThis.localStorage = createMemoryStorage();
});
afterEach(resetState);

test("a key removed from storage by another tab is no longer returned in this tab", () => {
  saveKeySlot("openai", SLOT);
  expect(getKeySlot("openai")).toEqual(SLOT);
  saveKeySlot("openai", undefined);
  expect(getKeySlot("openai")).toBeUndefined();
});

test("a key saved in this tab survives a cleared storage, and a removed key does not come back from storage", () => {
  keyChanged("openai", SLOT);
  localStorage.clear();
  expect(getKeySlot("openai")).toEqual(SLOT);
  keyChanged("openai", undefined);
  saveKeySlot("openai", SLOT);
  expect(getKeySlot("openai")).toBeUndefined();
});

test.each([
  "",
  "{",
  "null",
  "3",
  '{"key": 3, "origin": "x"}',
  '{"key": "k"}',
  '{"key": "k", "origin": "o", "headers": 1}',
])("the malformed stored key slot %j is ignored", (text) => {
  sessionStorage.setItem("etude:key:openai", text);
  expect(loadKeySlot("openai")).toBeUndefined();
});
