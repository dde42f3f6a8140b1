// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { followKeyboard } from "./follow-keyboard.ts";

afterEach(() => vi.unstubAllGlobals());

const getFreeHeight = (): string => document.documentElement.style.getPropertyValue("--free-height");

function openViewport() {
  const viewport = Object.assign(new EventTarget(), { height: 800, scale: 1 });
  vi.stubGlobal("visualViewport", viewport);
  vi.stubGlobal("innerHeight", 800);
  vi.stubGlobal("scrollTo", () => {});
  const resize = (height: number, scale = 1) => {
    Object.assign(viewport, { height, scale });
    viewport.dispatchEvent(new Event("resize"));
  };
  return { resize };
}

test("a keyboard over the page leaves the height above it, and none does once it is closed", () => {
  const { resize } = openViewport();
  const end = followKeyboard();
  resize(460.4);
  expect(getFreeHeight()).toBe("460px");
  resize(800);
  expect(getFreeHeight()).toBe("");
  end();
  resize(460);
  expect(getFreeHeight()).toBe("");
});

test("a browser's bar that slides away and a page that is zoomed in are no keyboard", () => {
  const { resize } = openViewport();
  const end = followKeyboard();
  resize(744);
  expect(getFreeHeight()).toBe("");
  resize(400, 2);
  expect(getFreeHeight()).toBe("");
  end();
});
