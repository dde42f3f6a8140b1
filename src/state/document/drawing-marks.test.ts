// @vitest-environment happy-dom
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { beforeEach, expect, test } from "vitest";
import { resetState } from "#state/reset-state.ts";
import { drawingBegan, drawingEnded, drawnAfterAll, pageLeft, useHasStoppedPage } from "./drawing-marks.ts";

/** True where the reply is shown as plain text. */
function isHeldBack(id: string): boolean {
  const Probe = () => String(useHasStoppedPage(id));
  const page = document.createElement("main");
  const root = createRoot(page);
  flushSync(() => root.render(createElement(Probe)));
  const shown = page.textContent;
  root.unmount();
  return shown === "true";
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  resetState();
});

test("a reply that was being drawn when the page died is held back at every start until it is drawn after all", () => {
  drawingBegan("poison");
  drawingBegan("harmless");
  drawingEnded("harmless");
  resetState();
  expect([isHeldBack("poison"), isHeldBack("harmless")]).toEqual([true, false]);
  resetState();
  expect(isHeldBack("poison")).toBe(true);
  drawnAfterAll("poison");
  resetState();
  expect(isHeldBack("poison")).toBe(false);
});

test("a reply that was being drawn when the page was closed or left is drawn at the next start", () => {
  drawingBegan("a");
  pageLeft();
  resetState();
  expect(isHeldBack("a")).toBe(false);
});

test("a reply that a page of an earlier version was drawing when it died is held back", () => {
  sessionStorage.setItem("etude:drawing", '["poison"]');
  resetState();
  expect(isHeldBack("poison")).toBe(true);
  expect(sessionStorage.length).toBe(0);
});

test("a mark writes itself alone, however many replies are being drawn", () => {
  for (let number = 0; number < 500; number += 1) drawingBegan(`reply ${number}`);
  const names = Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? "");
  expect(names).toHaveLength(500);
  const entries = names.map((name) => `${name}${sessionStorage.getItem(name)}`);
  expect(Math.max(...entries.map(({ length }) => length))).toBeLessThan(40);
  for (let number = 0; number < 500; number += 1) drawingEnded(`reply ${number}`);
  expect(sessionStorage.length).toBe(0);
});

test("a mark that cannot be read holds nothing back", () => {
  sessionStorage.setItem("etude:drawing", "{");
  resetState();
  expect(isHeldBack("x")).toBe(false);
  expect(sessionStorage.length).toBe(0);
});

test("a reply that is being drawn in another tab is drawn in this one", () => {
  drawingBegan("a");
  // Another tab shares what is stored for the device, and nothing of what is stored for the tab.
  sessionStorage.clear();
  resetState();
  expect(isHeldBack("a")).toBe(false);
});
