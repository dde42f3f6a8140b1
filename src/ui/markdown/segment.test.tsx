// @vitest-environment happy-dom
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import type { MarkdownBlock } from "#core/markdown/markdown-block.ts";
import { splitBlocks } from "#core/markdown/split-blocks.ts";
import { TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { cutSegments } from "./cut-segments.ts";
import { Segment } from "./segment.tsx";

/** Blocks that count how often their text is read. */
function countReads(blocks: readonly MarkdownBlock[]): { counted: MarkdownBlock[]; reads: number[] } {
  const reads = blocks.map(() => 0);
  const counted = blocks.map(({ key, text, definitions }, index) => ({
    key,
    definitions,
    get text() {
      reads[index] = (reads[index] ?? 0) + 1;
      return text;
    },
  }));
  return { counted, reads };
}

test("only the growing block of a long text is rendered again when the text grows", () => {
  const texts = Array.from({ length: 40 }, (_, index) => `Paragraph ${index}\n\n`);
  const { counted, reads } = countReads(splitBlocks(texts.join("")).blocks);
  const root = createRoot(document.body.appendChild(document.createElement("main")));
  const show = (blocks: readonly MarkdownBlock[]) =>
    flushSync(() =>
      root.render(
        cutSegments(blocks).map((segment, index) => <Segment key={index} segment={segment} growing={blocks.at(-1)} />),
      ),
    );
  show(counted);
  expect(document.querySelectorAll(".full-segment")).toHaveLength(2);
  expect(document.querySelectorAll("p")).toHaveLength(40);
  reads.fill(0);
  show([...counted.slice(0, -1), { key: 1000, text: "The last one grows", definitions: "" }]);
  // Where a segment ends is looked up in the block after it.
  expect(reads.flatMap((count, index) => (count > 0 ? [index] : []))).toEqual([16, 32]);
  root.unmount();
});

test("a full segment keeps its blocks while the text grows", () => {
  const text = (TRICKY_DOCUMENTS["a model's answer"] ?? "").repeat(12);
  let before = cutSegments([]);
  for (let end = 100; end < text.length; end += 97) {
    const now = cutSegments(splitBlocks(text.slice(0, end), undefined, true).blocks);
    const full = before.filter(({ isFull }) => isFull);
    expect(now.slice(0, full.length)).toEqual(full);
    before = now;
  }
  expect(before.filter(({ isFull }) => isFull).length).toBeGreaterThan(3);
});

test("no segment begins with a block whose upper margin joins that of the block before it", () => {
  const text = "Words\n\n# Heading\n\nTitle\n---\n\n***\n\n- # In a list\n\n".repeat(40);
  const segments = cutSegments(splitBlocks(text).blocks);
  expect(segments.length).toBeGreaterThan(5);
  expect(new Set(segments.map(({ blocks }) => blocks[0]?.text))).toEqual(new Set(["Words\n\n"]));
});
