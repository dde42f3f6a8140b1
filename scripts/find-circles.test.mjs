// @ts-check
import { expect, test } from "vitest";
import { findCircles } from "./find-circles.mjs";

test("files that import each other in a circle are found, whatever else imports them", () => {
  expect(
    findCircles({
      start: { file: "start.js", imports: ["a", "d"] },
      a: { file: "a.js", imports: ["b"] },
      b: { file: "b.js", imports: ["c", "d"] },
      c: { file: "c.js", imports: ["a"] },
      d: { file: "d.js", imports: ["e"] },
      e: { file: "e.js" },
      f: { file: "f.js", imports: ["g"] },
      g: { file: "g.js", imports: ["f"] },
    }),
  ).toEqual([
    ["a.js", "b.js", "c.js"],
    ["f.js", "g.js"],
  ]);
});

test("files whose imports only go down have no circle", () => {
  expect(findCircles({ a: { file: "a.js", imports: ["b", "c"] }, b: { file: "b.js", imports: ["c"] } })).toEqual([]);
});
