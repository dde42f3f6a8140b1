import { expect, test } from "vitest";
import { readChord } from "./read-chord.ts";

const press = (key: string, code: string, modifiers = "", isMac = false) =>
  readChord(
    {
      key,
      code,
      ctrlKey: modifiers.includes("c"),
      metaKey: modifiers.includes("m"),
      altKey: modifiers.includes("a"),
      shiftKey: modifiers.includes("s"),
    },
    isMac,
  );

test("the main modifier is Ctrl, and ⌘ on a Mac", () => {
  expect(press("k", "KeyK", "c")).toBe("$mod+KeyK");
  expect(press("k", "KeyK", "m", true)).toBe("$mod+KeyK");
  expect(press("k", "KeyK", "c", true)).toBe("Control+KeyK");
  expect(press("k", "KeyK", "m")).toBe("Meta+KeyK");
});

test("letters are those of the layout where it has Latin ones, else those of the place", () => {
  expect(press("a", "KeyQ", "c")).toBe("$mod+KeyA");
  expect(press("л", "KeyK", "c")).toBe("$mod+KeyK");
  expect(press("K", "KeyK", "cs")).toBe("$mod+Shift+KeyK");
});

test("a sign is the same on every layout, however it is typed", () => {
  expect(press("/", "Slash", "c")).toBe("$mod+/");
  expect(press("/", "Digit7", "cs")).toBe("$mod+/");
  expect(press("?", "Minus", "s")).toBe("?");
  expect(press("?", "Slash", "s")).toBe("?");
});

test("Alt makes no other letters on a Mac", () => {
  expect(press("ç", "KeyC", "ma", true)).toBe("$mod+Alt+KeyC");
  expect(press("Dead", "KeyN", "ma", true)).toBe("$mod+Alt+KeyN");
});

test("named keys keep Shift, digits their place, and a modifier alone is no chord", () => {
  expect(press("Enter", "NumpadEnter", "c")).toBe("$mod+Enter");
  expect(press("F9", "F9", "s")).toBe("Shift+F9");
  expect(press("1", "Digit1", "c")).toBe("$mod+Digit1");
  expect(press(" ", "Space")).toBe("Space");
  expect(press("+", "Equal", "cs")).toBe("$mod+Plus");
  expect(press("Control", "ControlLeft", "c")).toBeUndefined();
  expect(press("Unidentified", "")).toBeUndefined();
});
