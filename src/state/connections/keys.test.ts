import { afterEach, beforeEach, expect, test } from "vitest";
import { createMemoryStorage } from "#fixtures/memory-storage.ts";
import { loadKeySlot, saveKeySlot } from "#io/storage/key-slots.ts";
import { resetState } from "#state/reset-state.ts";
import { getKeySlot, keyChanged } from "./keys.ts";

const SLOT = { key: "one", origin: "https://a.example", remembered: true };

beforeEach(() => {
  globalThis.sessionStorage = createMemoryStorage();
  globalThis.localStorage = createMemoryStorage();
});
afterEach(resetState);

test("reading a key slot keeps nothing in memory: a key that another tab forgets is forgotten here too", () => {
  saveKeySlot("openai", SLOT);
  expect(getKeySlot("openai")).toEqual(SLOT);
  saveKeySlot("openai", undefined);
  expect(getKeySlot("openai")).toBeUndefined();
});

test("a key that was saved in this tab stands though the storage loses it", () => {
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
])("a stored key slot of %j counts as none", (text) => {
  sessionStorage.setItem("etude:key:openai", text);
  expect(loadKeySlot("openai")).toBeUndefined();
});
