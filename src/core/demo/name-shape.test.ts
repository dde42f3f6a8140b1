import fc from "fast-check";
import { expect, test } from "vitest";
import { nameShape } from "./name-shape.ts";

test.each([
  [900, 600, "3:2 landscape"],
  [600, 900, "2:3 portrait"],
  [1568, 1045, "3:2 landscape"],
  [512, 512, "square"],
  [1366, 768, "16:9 landscape"],
  [1170, 2532, "1:2.16 portrait"],
  [560, 820, "1:1.46 portrait"],
  [1568, 28, "56:1 landscape"],
])("%i×%i is %s", (widthPx, heightPx, shape) => {
  expect(nameShape({ widthPx, heightPx })).toBe(shape);
});

test("a picture on its side has the same proportions in reverse", () => {
  const edge = fc.integer({ min: 1, max: 9000 });
  fc.assert(
    fc.property(edge, edge, (one, other) => {
      const lying = nameShape({ widthPx: Math.max(one, other), heightPx: Math.min(one, other) });
      const standing = nameShape({ widthPx: Math.min(one, other), heightPx: Math.max(one, other) });
      const [long, short] = lying.replace(" landscape", "").split(":");
      expect(standing).toBe(lying === "square" ? "square" : `${short}:${long} portrait`);
    }),
  );
});
