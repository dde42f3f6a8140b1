import { memo } from "react";
import type { MarkdownBlock } from "#core/markdown/markdown-block.ts";
import { Block } from "./block.tsx";

const SEGMENT_BLOCKS = 50;

type SegmentProps = { blocks: readonly MarkdownBlock[]; growing: MarkdownBlock | undefined };

/** The blocks in segments of a fixed size, so that a block stays in its segment while the text grows. */
export function cutSegments(blocks: readonly MarkdownBlock[]): (readonly MarkdownBlock[])[] {
  const count = Math.ceil(blocks.length / SEGMENT_BLOCKS);
  return Array.from({ length: count }, (_, index) =>
    blocks.slice(index * SEGMENT_BLOCKS, (index + 1) * SEGMENT_BLOCKS),
  );
}

/**
 * A run of blocks without an element of its own. React compares one segment instead of each of its blocks with every
 * word; at 100,000 tokens this comparison is most of an update's cost.
 */
export const Segment = memo(function Segment({ blocks, growing }: SegmentProps) {
  return blocks.map((block) => <Block key={block.key} block={block} isGrowing={block === growing} />);
}, areSegmentsEqual);

function areSegmentsEqual(before: SegmentProps, after: SegmentProps): boolean {
  const areSame =
    before.blocks.length === after.blocks.length &&
    before.blocks.every((block, index) => block === after.blocks[index]);
  return areSame && hasGrowing(before) === hasGrowing(after);
}

function hasGrowing({ blocks, growing }: SegmentProps): boolean {
  return growing !== undefined && growing === blocks.at(-1);
}
