import fc from "fast-check";
import { expect, test } from "vitest";
import { findJsonFolds } from "./find-json-folds.ts";

const list = (code: string) => [...findJsonFolds(code).values()];

test("each bracket that spans lines is a fold with the number of its values", () => {
  const code = JSON.stringify({ a: [1, 2, 3], b: { c: "}, [", d: '"\\' }, e: {}, f: [[1], [2]] }, null, 2);
  expect(list(code).map(({ first, last, itemCount, hasNames }) => [first, last, itemCount, hasNames])).toEqual([
    [1, 5, 3, false],
    [6, 9, 2, true],
    [12, 14, 1, false],
    [15, 17, 1, false],
    [11, 18, 2, false],
    [0, 19, 4, true],
  ]);
});

test("brackets on one line, on two lines, and brackets that stay open have no fold", () => {
  expect(list('{"a": [1, 2]}')).toEqual([]);
  expect(list('{\n"a": 1}')).toEqual([]);
  expect(list('[\n  {\n    "a": 1\n')).toEqual([]);
});

test("a line that opens two brackets folds the outer one", () => {
  expect(list('[{\n  "a": 1\n}, {\n  "b": 2\n}]').map(({ first, last }) => [first, last])).toEqual([
    [0, 4],
    [2, 4],
  ]);
});

test("the folds of any JSON lie in each other or apart, and the first one holds all of it", () => {
  const property = fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), (value) => {
    const code = JSON.stringify(value, null, 2);
    const folds = list(code);
    expect(folds.at(-1)).toMatchObject({ first: 0, last: code.split("\n").length - 1, itemCount: value.length });
    for (const a of folds)
      for (const b of folds) expect(b.first > a.first && b.first < a.last && b.last > a.last).toBe(false);
  });
  fc.assert(property, { numRuns: 200 });
});
