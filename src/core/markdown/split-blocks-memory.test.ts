import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { MarkdownBlock } from "./markdown-block.ts";
import { splitBlocks, type Split } from "./split-blocks.ts";

const PARAGRAPH = `${"Some words of a long answer, one after the other. ".repeat(20)}\n\n`;
const PARAGRAPHS = 400;

test("the blocks of a growing text, and each of them as it grew, hold their own characters and not the states of the text", () => {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("This version of node cannot collect garbage on demand.");
  collect();
  const before = getHeapStatistics().used_heap_size;
  let text = "";
  let split: Split | undefined;
  const grown: (MarkdownBlock | undefined)[] = [];
  for (let count = 0; count < PARAGRAPHS; count += 1) {
    text += PARAGRAPH;
    split = splitBlocks(text, split, true);
    // React keeps what the component of a block was given before, even once the block is settled.
    grown.push(split.blocks.at(-1));
  }
  collect();
  const held = getHeapStatistics().used_heap_size - before;
  expect(split?.blocks).toHaveLength(PARAGRAPHS);
  expect(grown).toHaveLength(PARAGRAPHS);
  // The text once, its blocks twice, and what they need besides; all states of the text are two hundred times that.
  expect(held).toBeLessThan(8 * text.length);
});
