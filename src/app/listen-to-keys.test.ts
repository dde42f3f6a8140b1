// @vitest-environment happy-dom
// @vitest-environment-options { "width": 1440, "height": 900 }
import "fake-indexeddb/auto";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { getLayer, layerClosed, layerOpened } from "#state/layers.ts";
import { getPreferences, preferencesChanged } from "#state/preferences/preferences.ts";
import { resetState } from "#state/reset-state.ts";
import { waitFor } from "#e2e/fixtures/wait-for.ts";
import { listenToKeys } from "./listen-to-keys.ts";

beforeEach(() => {
  localStorage.clear();
  resetState();
  document.body.replaceChildren();
  openNewConversation();
  onTestFinished(listenToKeys());
});

type Press = KeyboardEventInit & { isAltGraph?: boolean };

/** Presses a key on an element. Returns true where the page took it. */
function press(key: string, { isAltGraph = false, ...init }: Press = {}, target: EventTarget = document.body): boolean {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  const event = new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, "getModifierState", { value: (name: string) => isAltGraph && name === "AltGraph" });
  target.dispatchEvent(event);
  return event.defaultPrevented;
}

const isListOpen = () => getPreferences().navigationOpen;

test("a key acts at once, and one that is held down acts once", () => {
  expect(press("b", { ctrlKey: true })).toBe(true);
  expect(isListOpen()).toBe(false);
  expect(press("b", { ctrlKey: true, repeat: true })).toBe(true);
  expect(isListOpen()).toBe(false);
});

test("keys that are fetched with the table open the palette and the sheet, and close them", async () => {
  press("k", { ctrlKey: true });
  await waitFor(() => expect(getLayer()).toEqual({ kind: "palette" }));
  press("k", { ctrlKey: true });
  await waitFor(() => expect(getLayer()).toBeNull());
  press("?", { shiftKey: true });
  await waitFor(() => expect(getLayer()?.kind).toBe("shortcuts"));
  press("/", { ctrlKey: true });
  await waitFor(() => expect(getLayer()).toBeNull());
});

test("the palette is about the answer that has the focus", async () => {
  document.body.innerHTML = '<div data-turn="t1"><article data-reply="r1" tabindex="0"></article></div>';
  document.querySelector("article")?.focus();
  press("k", { ctrlKey: true });
  await waitFor(() => expect(getLayer()).toEqual({ kind: "palette", replyId: "r1", turnId: "t1" }));
});

test("the palette takes the place of a dialog that closes, and not of one that asks first", async () => {
  document.body.innerHTML = "<dialog open></dialog>";
  layerOpened({ kind: "connections" });
  let wasAsked = false;
  document.querySelector("dialog")?.addEventListener("cancel", () => (wasAsked = true));
  press("k", { ctrlKey: true });
  press("b", { ctrlKey: true });
  await waitFor(() => expect(wasAsked).toBe(true));
  expect(getLayer()?.kind).toBe("connections");
  expect(isListOpen()).toBe(true);
  document.querySelector("dialog")?.addEventListener("cancel", layerClosed);
  press("k", { ctrlKey: true });
  await waitFor(() => expect(getLayer()?.kind).toBe("palette"));
});

test("AltGr types letters, and a key that something else took is left alone", () => {
  expect(press("b", { ctrlKey: true, isAltGraph: true })).toBe(false);
  const field = document.body.appendChild(document.createElement("input"));
  field.addEventListener("keydown", (event) => event.preventDefault());
  press("b", { ctrlKey: true }, field);
  expect(isListOpen()).toBe(true);
});

test("a sign without a modifier is typed into fields, and Escape is left to lists of suggestions", () => {
  const field = document.body.appendChild(document.createElement("textarea"));
  expect(press("?", { shiftKey: true }, field)).toBe(false);
  expect(press("Escape", {}, field)).toBe(false);
});

test("changed keys act in place of those before, also after a reload", () => {
  preferencesChanged({ keys: { navigation: "F9", "new-conversation": "" } });
  const before = getOpenConversation()?.id;
  expect(press("b", { ctrlKey: true })).toBe(false);
  expect(press("n", { ctrlKey: true, altKey: true })).toBe(false);
  resetState();
  openNewConversation();
  expect(press("F9")).toBe(true);
  expect(isListOpen()).toBe(false);
  expect(getOpenConversation()?.id).not.toBe(before);
});

test("stored keys that are none are ignored", () => {
  localStorage.setItem("etude:preferences", JSON.stringify({ keys: { navigation: 7 } }));
  resetState();
  openNewConversation();
  expect(press("b", { ctrlKey: true })).toBe(true);
});
