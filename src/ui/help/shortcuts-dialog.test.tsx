// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { getKeys } from "#state/actions/shortcut-keys.ts";
import { getPreferences } from "#state/preferences/preferences.ts";
import { resetState } from "#state/reset-state.ts";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";

beforeEach(() => {
  localStorage.clear();
  resetState();
});

/** Shows the sheet. Returns what finds an action's row, presses a button in it and records keys. */
function showSheet() {
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  onTestFinished(() => flushSync(() => root.unmount()));
  flushSync(() => root.render(<ShortcutsDialog />));
  const getRow = (label: string) => {
    const row = page.querySelector(`li[aria-label="${label}"]`);
    if (!row) throw new Error(`no row ${label}`);
    return row;
  };
  return {
    getRow,
    getText: () => page.textContent,
    press: (text: string, label?: string) => {
      const buttons = [...(label === undefined ? page : getRow(label)).querySelectorAll("button")];
      flushSync(() => buttons.find((button) => button.textContent === text)?.click());
    },
    record: (label: string, init: KeyboardEventInit) => {
      const field = getRow(label).querySelector('button[aria-label^="Press the keys"]');
      const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
      Object.defineProperty(event, "getModifierState", { value: () => false });
      flushSync(() => field?.dispatchEvent(event));
      return event.defaultPrevented;
    },
  };
}

const CODE = "Show as code";
const CTRL_B = { key: "b", code: "KeyB", ctrlKey: true };

test("keys that are free are given at once, and are shown and kept", () => {
  const sheet = showSheet();
  sheet.press("Change", CODE);
  expect(sheet.record(CODE, { key: "F9", code: "F9" })).toBe(true);
  expect(sheet.getRow(CODE).textContent).toContain("F9");
  expect(getPreferences().keys).toEqual({ code: "F9" });
  resetState();
  expect(getKeys("code")).toBe("F9");
});

test("keys of another action are said with it, and are moved only when they are taken anyway", () => {
  const sheet = showSheet();
  sheet.press("Change", CODE);
  sheet.record(CODE, CTRL_B);
  expect(sheet.getRow(CODE).textContent).toContain("Ctrl B is taken: Show or hide the conversations.");
  expect(getPreferences().keys).toEqual({});
  sheet.press("Take it anyway", CODE);
  expect(getPreferences().keys).toEqual({ code: "$mod+KeyB", navigation: "" });
  sheet.press("Reset", "Show or hide the conversations");
  expect(getPreferences().keys).toEqual({ code: "" });
  sheet.press("Reset all");
  expect(getPreferences().keys).toEqual({});
});

test("Escape and Cancel end the recording and change nothing, and Tab leaves it", () => {
  const sheet = showSheet();
  sheet.press("Change", CODE);
  expect(sheet.record(CODE, { key: "Tab", code: "Tab" })).toBe(false);
  expect(sheet.record(CODE, { key: "Escape", code: "Escape" })).toBe(true);
  expect(sheet.getRow(CODE).textContent).not.toContain("Press keys…");
  sheet.press("Change", CODE);
  sheet.press("Cancel", CODE);
  expect(getPreferences().keys).toEqual({});
});

test("an action can have no keys, and the one that closes and stops keeps its own", () => {
  const sheet = showSheet();
  sheet.press("Change", CODE);
  sheet.press("No keys", CODE);
  expect(getKeys("code")).toBeUndefined();
  expect(sheet.getRow("Close the dialog; otherwise stop").querySelector("button")).toBeNull();
});

test("keys of the browser are said with what they do there, and can be used anyway", () => {
  const sheet = showSheet();
  sheet.press("Change", CODE);
  sheet.record(CODE, { key: "w", code: "KeyW", ctrlKey: true });
  expect(sheet.getRow(CODE).textContent).toContain("In many browsers Ctrl W closes the tab");
  sheet.press("Use it anyway", CODE);
  expect(getKeys("code")).toBe("$mod+KeyW");
});
