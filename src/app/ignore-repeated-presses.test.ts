// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from "vitest";
import { ignoreRepeatedPresses } from "./ignore-repeated-presses.ts";

let end = () => {};
let heard: string[] = [];

beforeEach(() => {
  end = ignoreRepeatedPresses();
  heard = [];
  document.body.innerHTML =
    '<button id="run" data-press-once><span>Run</span></button><button id="more">+</button>' +
    '<textarea id="sends" data-press-once></textarea><textarea id="plain"></textarea>';
  for (const element of document.body.children)
    for (const type of ["click", "keydown"]) element.addEventListener(type, () => heard.push(`${type} ${element.id}`));
});
afterEach(() => end());

function find(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`Nothing on the page is ${selector}`);
  return element;
}

const click = (selector: string, init: MouseEventInit = { detail: 1 }) =>
  find(selector).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...init }));
const press = (selector: string, init: KeyboardEventInit) =>
  find(selector).dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));

test("the second click of a double click is ignored on a control that is pressed once, and on no other", () => {
  for (const detail of [1, 2, 3]) click("#run span", { detail });
  for (const detail of [1, 2, 3]) click("#more", { detail });
  // A double click selects a word of the prompt.
  for (const detail of [1, 2]) click("#sends", { detail });
  expect(heard).toEqual(["click run", "click more", "click more", "click more", "click sends", "click sends"]);
});

test("a double click that begins on another control is ignored too, and clicks by keys and programs are not", () => {
  click("#more");
  click("#run", { detail: 2 });
  click("#run", { detail: 0 });
  click("#run", { detail: 0 });
  expect(heard).toEqual(["click more", "click run", "click run"]);
});

test("the second tap of a double tap is ignored where the browser does not count taps, and a tap elsewhere is not", () => {
  const tap = (selector: string, clientX: number) =>
    find(selector).dispatchEvent(
      new PointerEvent("click", { bubbles: true, cancelable: true, detail: 1, pointerType: "touch", clientX }),
    );
  tap("#run", 10);
  tap("#run", 14);
  tap("#run", 200);
  expect(heard).toEqual(["click run", "click run"]);
});

test("a key that is held down presses once, and still repeats where it moves or makes new lines", () => {
  const hold = (selector: string, init: KeyboardEventInit) => {
    for (const repeat of [false, true, true]) press(selector, { ...init, repeat });
    return heard.splice(0).length;
  };
  expect(hold("#plain", { key: "Enter", ctrlKey: true })).toBe(1);
  expect(hold("#plain", { key: "Enter", metaKey: true })).toBe(1);
  expect(hold("#plain", { key: "Escape" })).toBe(1);
  expect(hold("#run", { key: "Enter" })).toBe(1);
  expect(hold("#sends", { key: "Enter" })).toBe(1);
  expect(hold("#sends", { key: "Enter", shiftKey: true })).toBe(3);
  expect(hold("#plain", { key: "Enter" })).toBe(3);
  expect(hold("#more", { key: "Enter" })).toBe(3);
  expect(hold("#plain", { key: "ArrowDown" })).toBe(3);
  expect(press("#run", { key: "Enter", repeat: true })).toBe(false);
});
