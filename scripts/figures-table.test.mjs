// @ts-check
import { expect, test } from "vitest";
import { computeMedian, formatFigures, parseFigures } from "./figures-table.mjs";

test("a table of figures has a row for each figure and a column for each contestant", () => {
  const figures = [
    figure("one update", "plain text", [3, 1, 2.25]),
    figure("one update", "Étude", [10, 12.34]),
    figure("first load", "Étude", [119]),
  ];
  expect(formatFigures(figures)).toBe(
    [
      "| figure | plain text | Étude | load |",
      "| --- | --- | --- | --- |",
      "| one update, ms | 2.25 (1 to 3) | 11.2 (10 to 12.3) | 1.5 |",
      "| first load, ms | – | 119 | 1.5 |",
    ].join("\n"),
  );
});

test("a figure that was recorded twice keeps the later values", () => {
  const lines = [figure("one update", "Étude", [1]), figure("one update", "Étude", [2])];
  expect(parseFigures(`${lines.map((line) => JSON.stringify(line)).join("\n")}\n`)).toEqual([lines[1]]);
});

test("the median of an even number of values is the mean of the middle two", () => {
  expect(computeMedian([4, 1, 3, 2])).toBe(2.5);
  expect(computeMedian([10, 9, 11])).toBe(10);
  expect(computeMedian([])).toBeNaN();
});

/** @param {string} name @param {string} contestant @param {number[]} values */
function figure(name, contestant, values) {
  return { figure: name, contestant, unit: "ms", values, load: 1.5 };
}
