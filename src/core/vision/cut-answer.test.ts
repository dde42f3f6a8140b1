import { describe, expect, test } from "vitest";
import { cutAnswer, parseShapeMark } from "./cut-answer.ts";
import { findShapes } from "./find-shapes.ts";

const cut = (text: string) => cutAnswer(text, findShapes(text));
const MARKED = /\uE0B0\d+/g;

describe("an answer with boxes", () => {
  test("the code of a fence with boxes is a piece without the fence, at its position", () => {
    const text = 'Here:\n\n```json\n[{"box": [1, 2, 30, 40], "label": "cup"}]\n```\n\nThat is **all**.';
    const [before, code, after] = cut(text);
    expect(before).toMatchObject({ kind: "markdown", text: "Here:\n\n" });
    expect(code).toEqual({
      kind: "code",
      start: text.indexOf("[{"),
      code: '[{"box": [1, 2, 30, 40], "label": "cup"}]',
    });
    expect(after).toMatchObject({ kind: "markdown", text: "That is **all**." });
  });

  test("JSON without a fence is a piece of code as it was written", () => {
    const text = '[{"box_2d": [1, 2, 30, 40]}]\n\nDone';
    expect(cut(text)).toEqual([
      { kind: "code", start: 0, code: '[{"box_2d": [1, 2, 30, 40]}]' },
      { kind: "markdown", start: 30, text: "Done" },
    ]);
  });

  test("boxes within sentences and inline code are replaced by their marks", () => {
    const text = "- **Cup** at [1, 2, 30, 40]\n- Pot at `[5, 6, 70, 80]`";
    const [piece] = cut(text);
    if (piece?.kind !== "markdown") throw new Error("The list is Markdown.");
    const marks = piece.text.match(MARKED) ?? [];
    expect(piece.text.replaceAll(MARKED, "x")).toBe("- **Cup** at `x`\n- Pot at `x`");
    expect(marks.map(parseShapeMark)).toEqual(findShapes(text).map(({ start }) => start));
    expect(parseShapeMark("[1, 2]")).toBeUndefined();
  });
});
