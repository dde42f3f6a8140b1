import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANSWERS_IN_LANGUAGES } from "#e2e/fixtures/answers-in-languages.ts";
import { splitBlocks, type Split } from "./split-blocks.ts";
import { randomMarkdown, randomMathematics, TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";

function sources(text: string): string[] {
  return splitBlocks(text).blocks.map((block) => block.text);
}

/**
 * Splits of the growing text at the given ends, each made from the previous one, beside fresh splits of the same texts.
 */
function splitAsItGrows(text: string, ends: readonly number[]): { grown: Split[]; fresh: Split[] } {
  let split: Split | undefined;
  const grown = ends.map((end) => (split = splitBlocks(text.slice(0, end), split)));
  return { grown, fresh: ends.map((end) => splitBlocks(text.slice(0, end))) };
}

function joined(splits: readonly Split[]): string[] {
  return splits.map(({ blocks }) => blocks.map((block) => block.text).join(""));
}

describe("a growing text splits like a whole one, and its blocks join to the text", () => {
  test.each(Object.entries(TRICKY_DOCUMENTS))(
    "every prefix of the document splits like a whole text: %s",
    (_name, text) => {
      const ends = Array.from({ length: text.length + 1 }, (_, end) => end);
      const { grown, fresh } = splitAsItGrows(text, ends);
      expect(grown).toEqual(fresh);
      expect(joined(grown)).toEqual(ends.map((end) => text.slice(0, end)));
    },
  );

  test.each(Object.entries(ANSWERS_IN_LANGUAGES))(
    "every prefix of the answer splits like a whole text: %s",
    (_name, text) => {
      const ends = Array.from({ length: text.length + 1 }, (_, end) => end);
      const { grown, fresh } = splitAsItGrows(text, ends);
      expect(grown).toEqual(fresh);
      expect(joined(grown)).toEqual(ends.map((end) => text.slice(0, end)));
    },
  );

  test.each([
    ["random documents", randomMarkdown(fc), 500],
    ["random documents with mathematics", randomMathematics(fc), 2000],
  ])("%s that grow in random steps split like whole texts", (_name, documents, numRuns) => {
    const steps = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 40 });
    const property = fc.property(documents, steps, (text, sizes) => {
      let end = 0;
      const ends = [...sizes.map((size) => (end += size)), text.length];
      const { grown, fresh } = splitAsItGrows(text, ends);
      expect(grown).toEqual(fresh);
      expect(joined(grown)).toEqual(ends.map((at) => text.slice(0, at)));
    });
    fc.assert(property, { numRuns });
  });
});

test("blocks before the growing one keep their text, also where mathematics does not close after all", () => {
  const property = fc.property(randomMathematics(fc), (text) => {
    // Definitions and footnotes change blocks before them.
    fc.pre(!text.includes("]:"));
    const whole = splitBlocks(text).pieces.map((piece) => piece.text);
    for (const { index } of text.matchAll(/\n/g)) {
      const settled = splitBlocks(text.slice(0, index + 1), undefined, true).pieces.slice(0, -1);
      expect(settled.map((piece) => piece.text)).toEqual(whole.slice(0, settled.length));
    }
  });
  fc.assert(property, { numRuns: 2000 });
});

test("a text that does not begin with the previous one is split afresh", () => {
  const before = splitBlocks("# One\n\nText\n\nMore");
  expect(splitBlocks("# Two\n\nText\n\nMore", before)).toEqual(splitBlocks("# Two\n\nText\n\nMore"));
  expect(splitBlocks("# One", before)).toEqual(splitBlocks("# One"));
});

test("blocks that growth does not change stay the same objects", () => {
  const before = splitBlocks("# Title\n\n- a\n\n- b\n\nText with [x]\n\n[x]: /x\n\nLast");
  const after = splitBlocks(`${before.text} one grows\n\nAnd another`, before);
  expect(after.blocks).toHaveLength(before.blocks.length + 1);
  for (const [index, block] of before.blocks.slice(0, -1).entries()) expect(after.blocks[index]).toBe(block);
});

test("a new definition changes only the blocks that use it", () => {
  const before = splitBlocks("See [it].\n\nNo use.\n\n- [It][]\n\n");
  const after = splitBlocks(`${before.text}[it]: https://it.example\n`, before);
  expect(after.blocks.map(({ definitions }) => definitions)).toEqual([
    "[it]: https://it.example",
    "",
    "[it]: https://it.example",
    "[it]: https://it.example",
  ]);
  expect(after.blocks[1]).toBe(before.blocks[1]);
});

test("the same text returns the same split", () => {
  const split = splitBlocks("a\n\nb");
  expect(splitBlocks("a\n\nb", split)).toBe(split);
});

test("block keys are offsets, and empty text has no block", () => {
  expect(splitBlocks("a\n\nb\n").blocks.map(({ key }) => key)).toEqual([0, 3]);
  expect(splitBlocks("").blocks).toEqual([]);
});

test("a code fence is a block of its own, whatever is around it", () => {
  expect(sources("Text\n```js\na\n\nb\n```\nText\n")).toEqual(["Text\n", "```js\na\n\nb\n```\n", "Text\n"]);
  expect(sources("- item\n```\n\n- code\n```\n")).toEqual(["- item\n", "```\n\n- code\n```\n"]);
  expect(sources("```\nopen\n\n# no heading")).toHaveLength(1);
});

test("a loose list with code and paragraphs is one block until an unindented line follows a blank line", () => {
  expect(sources("- a\n\n  ```\n  x\n\n  y\n  ```\n\n- b\n\n  c\n\nText")).toHaveLength(2);
  expect(sources("- a\n\n* b")).toHaveLength(2);
});

test("a text with footnotes is one block from the first footnote mark on", () => {
  expect(sources("Before.\n\nNote[^1].\n\nText.\n\n[^1]: Here.\n\nAfter.")).toEqual([
    "Before.\n\n",
    "Note[^1].\n\nText.\n\n[^1]: Here.\n\nAfter.",
  ]);
});

test("a very long list continues in further blocks, and only where its numbers continue too", () => {
  const list = (marker: (index: number) => string) =>
    Array.from({ length: 1000 }, (_, index) => `${marker(index)} An item of a list\n`).join("");
  expect(sources(list(() => "-")).length).toBeGreaterThan(2);
  expect(sources(list((index) => `${index + 1}.`))[1]).toMatch(/^[1-9]\d+\. /);
  expect(sources(list(() => "1."))).toHaveLength(1);
  expect(sources("- a\n".repeat(450)).map((source) => source.length / 4)).toEqual([200, 200, 50]);
});
