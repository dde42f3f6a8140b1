import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAnswer, parseShapeMark } from "./cut-answer.ts";
import { findPhrases } from "./find-phrases.ts";
import { findShapes } from "./find-shapes.ts";

const BOX = '```json\n{"box_2d": [1, 2, 30, 40], "label": "fifth bar"}\n```';
const find = (text: string) => findPhrases(text, findShapes(text)).map(({ start, end }) => text.slice(start, end));

test("a phrase that says the label of a box names the box, whatever its case and marks around it", () => {
  const text = `The fifth bar is tall.\n\n${BOX}\n\n- **Fifth bar**: twice the first`;
  const [shape] = findShapes(text);
  const phrases = findPhrases(text, findShapes(text));
  expect(phrases.map(({ start, end }) => text.slice(start, end))).toEqual(["fifth bar", "Fifth bar"]);
  expect(phrases.map(({ shapeStart }) => shapeStart)).toEqual([shape?.start, shape?.start]);
});

test("words that only contain the label, code, links, formulas and labels of two boxes are no phrases", () => {
  expect(find(`The fifth barn.\n\n${BOX}`)).toEqual([]);
  expect(find(`Of \`the fifth bar\`.\n\n    fifth bar\n\n~~~\nfifth bar\n~~~\n\n${BOX}`)).toEqual([]);
  expect(find(`[fifth bar](https://a.example), $fifth bar$, <b>fifth bar</b>\n\n${BOX}`)).toEqual([]);
  expect(find(`The fifth bar.\n\n${BOX}\n\n${BOX.replace("1", "5")}`)).toEqual([]);
});

test("an answer with phrases is cut so that each mark is one of a box or a phrase", () => {
  const words = fc.constantFrom(
    "the",
    "fifth bar",
    "Fifth bar",
    "**fifth bar**",
    "`fifth bar`",
    "\n\n",
    "- ",
    BOX,
    "$x$",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (pieces) => {
      const text = pieces.join(" ");
      const shapes = findShapes(text);
      const phrases = findPhrases(text, shapes);
      const known = [...shapes, ...phrases].map(({ start }) => start);
      for (const piece of cutAnswer(text, shapes, phrases)) {
        const marked = piece.kind === "markdown" ? piece.text : "";
        for (const [mark] of marked.matchAll(/\uE0B0\d+/g)) expect(known).toContain(parseShapeMark(mark));
      }
      for (const { start, end } of phrases) expect(text.slice(start, end).toLowerCase()).toBe("fifth bar");
    }),
  );
});
