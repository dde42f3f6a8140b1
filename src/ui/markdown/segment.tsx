import { memo } from "react";
import type { MarkdownBlock } from "#core/markdown/markdown-block.ts";
import { Block } from "./block.tsx";
import type { BlockSegment } from "./cut-segments.ts";
import { estimateHeight } from "./estimate-height.ts";

type SegmentProps = { segment: BlockSegment; growing: MarkdownBlock | undefined };

/**
 * A run of blocks. Once it is full, the browser lays it out and paints it only near the view, and remembers its height;
 * until it was seen once, its height is estimated. React compares one segment instead of each of its blocks with every
 * word.
 */
export const Segment = memo(function Segment({ segment: { blocks, isFull }, growing }: SegmentProps) {
  return (
    <div
      className={isFull ? "segment full-segment" : "segment"}
      style={isFull ? { containIntrinsicBlockSize: `auto ${estimateHeight(blocks)}px` } : undefined}
    >
      {blocks.map((block) => (
        <Block key={block.key} block={block} isGrowing={block === growing} />
      ))}
    </div>
  );
}, areSegmentsEqual);

export function areSegmentsEqual(before: SegmentProps, after: SegmentProps): boolean {
  const areSame =
    before.segment.isFull === after.segment.isFull &&
    before.segment.blocks.length === after.segment.blocks.length &&
    before.segment.blocks.every((block, index) => block === after.segment.blocks[index]);
  return areSame && hasGrowing(before) === hasGrowing(after);
}

function hasGrowing({ segment, growing }: SegmentProps): boolean {
  return growing !== undefined && growing === segment.blocks.at(-1);
}
