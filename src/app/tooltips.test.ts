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

test("a control that takes the place of the pressed one under a resting pointer shows no tooltip until the pointer moves", () => {
  const at = { bubbles: true, pointerType: "mouse", clientX: 5, clientY: 5 };
  button.dispatchEvent(new PointerEvent("pointerdown", at));
  document.body.innerHTML = '<button title="Run the same prompt again">Regenerate</button>';
  const next = document.querySelector("button");
  next?.dispatchEvent(new PointerEvent("pointerover", at));
  expect(next?.title).toBe("Run the same prompt again");
  next?.dispatchEvent(new PointerEvent("pointerover", { ...at, clientX: 6 }));
  expect(next?.hasAttribute("title")).toBe(false);
});
