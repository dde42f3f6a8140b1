// @vitest-environment happy-dom
// @vitest-environment-options { "width": 1440, "height": 900 }
import "fake-indexeddb/auto";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { getOpen, openExample } from "#e2e/fixtures/open-example.ts";
import { openNewConversation } from "#state/document/open-conversations.ts";
import { getLayer, layerOpened } from "#state/layers.ts";
import { getPreferences } from "#state/preferences/preferences.ts";
import { resetState } from "#state/reset-state.ts";
import { PaletteDialog } from "./palette-dialog.tsx";

beforeEach(async () => {
  localStorage.clear();
  resetState();
  openNewConversation();
  await openExample();
});

/** Shows the palette. Returns what types into its field, presses keys in it and lists its rows. */
function showPalette() {
  const layer = { kind: "palette" } as const;
  layerOpened(layer);
  const page = document.body.appendChild(document.createElement("main"));
  const root = createRoot(page);
  onTestFinished(() => flushSync(() => root.unmount()));
  const variantId = getOpen().variants[0]?.id ?? "";
  flushSync(() => root.render(<PaletteDialog layer={layer} variantId={variantId} columnIndex={0} />));
  const field = page.querySelector("input");
  if (!field) throw new Error("no field");
  const list = (selector: string) => [...page.querySelectorAll(selector)];
  return {
    type: (text: string) =>
      flushSync(() => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    press: (key: string) =>
      flushSync(() => field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))),
    listTitles: () => list("[role=group]").map((group) => group.getAttribute("aria-label")),
    getChosen: () => page.querySelector("[aria-selected=true]"),
    getActiveId: () => field.getAttribute("aria-activedescendant"),
    countRows: () => list("[role=option]").length,
  };
}

test("before anything is typed every group of actions is listed, with the names of its subjects", () => {
  const palette = showPalette();
  expect(palette.listTitles()).toEqual(
    expect.arrayContaining(["Prompt", "Conversation", "Column A", "Reply A, turn 1", "Turn 1", "View", "Help"]),
  );
  expect(palette.countRows()).toBeGreaterThan(50);
});

test("the keys move through the list, and the field names the chosen row", () => {
  const palette = showPalette();
  const first = palette.getActiveId();
  palette.press("ArrowUp");
  const last = palette.getActiveId();
  palette.press("ArrowDown");
  expect(palette.getActiveId()).toBe(first);
  palette.press("End");
  expect(palette.getActiveId()).toBe(last);
  palette.press("Home");
  expect(palette.getActiveId()).toBe(first);
  palette.press("PageDown");
  expect(palette.getActiveId()).not.toBe(first);
  expect(palette.getChosen()?.id).toBe(palette.getActiveId());
});

test("Enter closes the palette and runs the best match, and what was run and can run again is listed first the next time", () => {
  const palette = showPalette();
  palette.type("dark them");
  expect(palette.getChosen()?.textContent).toBe("Dark theme");
  palette.press("Enter");
  expect(getLayer()).toBeNull();
  expect(getPreferences().theme).toBe("dark");
  palette.type("theme light");
  palette.press("Enter");
  expect(showPalette().listTitles()[0]).toBe("Recent");
});

test("an action that cannot run says why, and Enter leaves the palette open", () => {
  const palette = showPalette();
  palette.type("stop all answers");
  expect(palette.getChosen()?.textContent).toContain("No answer is being written");
  palette.press("Enter");
  expect(getLayer()?.kind).toBe("palette");
});

test("a typed text can always be searched for", () => {
  const palette = showPalette();
  palette.type("zebra 12");
  expect(palette.listTitles()).toEqual(["Search"]);
  expect(palette.getChosen()?.textContent).toContain("Search for “zebra 12”");
});
