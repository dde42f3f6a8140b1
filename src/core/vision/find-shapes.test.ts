import fc from "fast-check";
import { expect, test } from "vitest";
import type { Box } from "./box.ts";
import { findShapes } from "./find-shapes.ts";
import { guessNotation, placeShapes, scaleShapes, type Notation } from "./place-shapes.ts";

const size = { widthPx: 1344, heightPx: 896 };
const boxes = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 1300 }),
    y: fc.integer({ min: 0, max: 850 }),
    width: fc.integer({ min: 3, max: 44 }),
    height: fc.integer({ min: 3, max: 46 }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** The sides of a box as a model writes them: left, top, right, bottom. */
function sides({ x, y, width, height }: Box, notation: Notation): [number, number, number, number] {
  const across = { pixels: 1, unit: 1 / 1344, thousand: 1000 / 1344 }[notation];
  const down = { pixels: 1, unit: 1 / 896, thousand: 1000 / 896 }[notation];
  const digits = notation === "unit" ? 4 : 1;
  const print = (value: number) => Number(value.toFixed(digits));
  return [print(x * across), print(y * down), print((x + width) * across), print((y + height) * down)];
}

const WRITERS: Record<string, (label: string, sides: [number, number, number, number]) => string> = {
  array: (label, box) => JSON.stringify({ label, bbox: box }),
  corners: (name, [x1, y1, x2, y2]) => JSON.stringify({ name, x1, y1, x2, y2 }),
  edges: (label, [left, top, right, bottom]) =>
    `{"label": "${label}", "box": {"left": ${left}, "top": ${top}, "right": ${right}, "bottom": ${bottom}}}`,
  size: (label, [x, y, right, bottom]) => JSON.stringify({ label, x, y, width: right - x, height: bottom - y }),
  prose: (label, box) => `- **${label}**: [${box.join(", ")}]`,
};

for (const notation of ["pixels", "unit", "thousand"] as const)
  for (const [writer, write] of Object.entries(WRITERS))
    test(`boxes in ${notation}, written as ${writer}, are within a pixel of where they are`, () => {
      fc.assert(
        fc.property(boxes, (boxes) => {
          const text = `Here they are:\n${boxes.map((box, index) => write(`thing ${index}`, sides(box, notation))).join(",\n")}\nThat is all.`;
          const shapes = findShapes(text);
          const placed = placeShapes(shapes, notation, size);
          expect(placed.map(({ shape }) => shape.label)).toEqual(boxes.map((_, index) => `thing ${index}`));
          for (const [index, { box }] of placed.entries())
            for (const side of ["x", "y", "width", "height"] as const)
              expect(Math.abs(box[side] - (boxes[index]?.[side] ?? 0))).toBeLessThanOrEqual(1);
        }),
      );
    });

test("the notation is guessed from fractions, and from boxes that would lie outside", () => {
  const guess = (text: string) => guessNotation(findShapes(text), size);
  expect(guess('[{"label":"a","bbox":[0.1,0.2,0.5,0.9]},{"label":"b","bbox":[0,0,1,1]}]')).toBe("unit");
  expect(guess('{"bbox":[100,200,400,950]}')).toBe("thousand");
  expect(guess('{"bbox":[100,200,1200,800]}')).toBe("pixels");
  expect(guess('{"box_2d":[100,200,400,500]}')).toBe("thousand");
});

test("box_2d has y first, and tagged boxes count in thousandths too", () => {
  const [gemini] = placeShapes(findShapes('{"box_2d": [500, 100, 1000, 200], "label": "cup"}'), "pixels", {
    widthPx: 2000,
    heightPx: 1000,
  });
  expect(gemini).toMatchObject({ box: { x: 200, y: 500, width: 200, height: 500 }, shape: { label: "cup" } });
  const [tagged] = placeShapes(findShapes("<ref>the cup</ref><box>(100,500),(200,1000)</box>"), "pixels", {
    widthPx: 2000,
    heightPx: 1000,
  });
  expect(tagged).toMatchObject({ box: { x: 200, y: 500, width: 200, height: 500 }, shape: { label: "the cup" } });
});

test("a point is found with its label", () => {
  const [point] = placeShapes(findShapes('[{"label": "Café", "point": [0.5, 0.25]}]'), "unit", size);
  expect(point).toMatchObject({
    isPoint: true,
    box: { x: 672, y: 224, width: 0, height: 0 },
    shape: { label: "Café" },
  });
});

test("a reply that is cut off gives its complete boxes", () => {
  expect(
    findShapes('```json\n[{"label":"a","bbox":[1,2,30,40]},{"label":"b","bbox":[1,2,3').map(({ label }) => label),
  ).toEqual(["a"]);
});

test("any text is searched without an exception, and every shape lies inside the picture with its range in the text", () => {
  const pieces = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"bbox":',
    '"x":',
    "1e999",
    "-5",
    "99999",
    "0.5",
    ",",
    "(",
    ")",
    "<box>",
    "</box>",
    "null",
    " ",
    '"label":"a"',
  );
  const text = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(text, fc.constantFrom("pixels" as const, "unit" as const, "thousand" as const), (text, notation) => {
      for (const { box, shape } of placeShapes(findShapes(text), notation, size)) {
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 1344.001 && box.y + box.height <= 896.001).toBe(true);
        expect(text.slice(shape.start, shape.end).length).toBe(shape.end - shape.start);
      }
    }),
    { numRuns: 500 },
  );
});

test("numbers that are no box are ignored", () => {
  for (const text of ["Call f(1, 2, 3).", "In [2019, 2020, 2021] it grew.", '{"temperature": 0.5}', "version (1, 2)"])
    expect(findShapes(text)).toEqual([]);
});

test("only the first 400 boxes of a text are used", () => {
  expect(findShapes("[1, 2, 3, 4] ".repeat(15_000))).toHaveLength(400);
  expect(findShapes('{"x": 1, "y": 2} '.repeat(3000))).toHaveLength(400);
});

test("boxes in pixels of a smaller copy are placed correctly on the full picture", () => {
  const [half, full] = [
    { widthPx: 400, heightPx: 301 },
    { widthPx: 800, heightPx: 601 },
  ];
  const shapes = findShapes('[{"label": "cup", "box": [100, 50, 200, 301]}]');
  const [cup] = scaleShapes(placeShapes(shapes, guessNotation(shapes, half), half), half, full);
  expect(cup?.box.x).toBeCloseTo(200, 6);
  expect(cup?.box.width).toBeCloseTo(200, 6);
  expect((cup?.box.y ?? 0) + (cup?.box.height ?? 0)).toBeCloseTo(601, 6);
});

test("a box in an object that is still being written has the label before it, and none of the object's text", () => {
  expect(findShapes('[{"label": "cup", "box": [1, 2, 30, 40]')[0]?.label).toBe("cup");
  expect(
    findShapes('[{"label": "cup", "box": [1, 2, 30, 40]}, {"box": [5, 6, 70, 80], "lab').map((s) => s.label),
  ).toEqual(["cup", ""]);
});
