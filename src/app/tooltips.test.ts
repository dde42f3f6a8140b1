// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import { showTooltips } from "./tooltips.ts";

let button: HTMLButtonElement;
let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = '<button aria-disabled="true" title="Nothing was typed">Run</button>';
  const [found] = document.getElementsByTagName("button");
  if (!found) throw new Error("The page has no button");
  button = found;
  stop = showTooltips();
  button.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
});

afterEach(() => stop());

test("a control that stays off has its reason back when the pointer has left it", () => {
  expect(button.hasAttribute("title")).toBe(false);
  document.body.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  expect(button.title).toBe("Nothing was typed");
});

test("a control that is on meanwhile does not get back the reason why it was off", () => {
  button.removeAttribute("aria-disabled");
  document.body.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  expect(button.hasAttribute("title")).toBe(false);
  expect(button.dataset).not.toHaveProperty("title");
});
