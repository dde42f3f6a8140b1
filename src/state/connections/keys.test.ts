import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMemoryStorage } from "#e2e/fixtures/memory-storage.ts";
import { saveKeySlot } from "#io/storage/save-key-slots.ts";
import { dropForeignKeySlots, loadKeySlot } from "#io/storage/key-slots.ts";
import { resetState } from "#state/reset-state.ts";
import { keyChanged } from "./key-edits.ts";
import { getKeySlot } from "./keys.ts";

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

test("a key that another tab forgets is forgotten in a tab that the browser reopens, and one typed since is not", () => {
  const ofTab = { ...SLOT, remembered: false };
  saveKeySlot("openai", ofTab, 1000);
  saveKeySlot("anthropic", ofTab, 1000);
  // Written by the tab that forgot the key.
  localStorage.setItem("etude:forgotten:openai", "2000");
  expect(loadKeySlot("openai")).toBeUndefined();
  expect(loadKeySlot("anthropic")).toEqual(ofTab);
  dropForeignKeySlots();
  expect(sessionStorage.getItem("etude:key:openai")).toBeNull();
  // The clock of the device may have been set back.
  saveKeySlot("openai", ofTab, 1500);
  expect(loadKeySlot("openai")).toEqual(ofTab);
});

test("saving a connection that never had a key forgets no other tab's key", () => {
  saveKeySlot("ollama", undefined);
  expect(localStorage.getItem("etude:forgotten:ollama")).toBeNull();
  saveKeySlot("ollama", SLOT);
  saveKeySlot("ollama", undefined);
  expect(localStorage.getItem("etude:forgotten:ollama")).not.toBeNull();
});

test("a window that the page opens has no copy of the tab's key, and keeps its own over a reload", () => {
  dropForeignKeySlots();
  saveKeySlot("openai", { ...SLOT, remembered: false });
  const ofOpener = sessionStorage;
  const copied = createMemoryStorage();
  for (let index = 0; index < ofOpener.length; index += 1) {
    const name = ofOpener.key(index) ?? "";
    copied.setItem(name, ofOpener.getItem(name) ?? "");
  }
  globalThis.sessionStorage = copied;
  vi.stubGlobal("opener", { sessionStorage: ofOpener });
  dropForeignKeySlots();
  expect(loadKeySlot("openai")).toBeUndefined();
  saveKeySlot("openai", { ...SLOT, key: "two", remembered: false });
  dropForeignKeySlots();
  expect(loadKeySlot("openai")).toMatchObject({ key: "two" });
  // The opener may be a page of another site, which may not be read.
  const foreign = {
    get sessionStorage(): Storage {
      throw new Error("SecurityError");
    },
  };
  vi.stubGlobal("opener", foreign);
  dropForeignKeySlots();
  expect(loadKeySlot("openai")).toMatchObject({ key: "two" });
  vi.unstubAllGlobals();
});
