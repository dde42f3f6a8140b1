import { expect, test } from "vitest";
import { movePosition } from "./move-position.ts";

const ROWS = Array.from({ length: 25 }, (_, index) => `r${index}`);
const move = (key: string, rowId: string, columnIndex: number, isControl = false) => {
  const to = movePosition(key, isControl, { rowId, columnIndex }, ROWS, [0, 1, 2]);
  return to && `${to.rowId} ${to.columnIndex}`;
};

test("arrows move to the next cell, and stop at the ends of the table", () => {
  expect(move("ArrowDown", "r3", 1)).toBe("r4 1");
  expect(move("ArrowUp", "r3", 1)).toBe("r2 1");
  expect(move("ArrowLeft", "r3", 0)).toBe("r3 -1");
  expect(move("ArrowRight", "r3", -1)).toBe("r3 0");
  expect(move("ArrowUp", "r0", 1)).toBeUndefined();
  expect(move("ArrowRight", "r3", 2)).toBeUndefined();
});

test("Home and End move along the row, with Control to the corners of the table", () => {
  expect(move("Home", "r3", 2)).toBe("r3 -1");
  expect(move("End", "r3", -1)).toBe("r3 2");
  expect(move("Home", "r3", 2, true)).toBe("r0 -1");
  expect(move("End", "r3", 0, true)).toBe("r24 2");
});

test("Page Up and Page Down move by ten rows at most", () => {
  expect(move("PageDown", "r3", 1)).toBe("r13 1");
  expect(move("PageDown", "r20", 1)).toBe("r24 1");
  expect(move("PageUp", "r3", 1)).toBe("r0 1");
});

test("any other key moves nothing", () => {
  expect(move("a", "r3", 1)).toBeUndefined();
  expect(move("constructor", "r3", 1)).toBeUndefined();
});
