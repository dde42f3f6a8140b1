import type { MarkdownBlock } from "#core/markdown/markdown-block.ts";

/** Blocks that are laid out together. `isFull` where no further block will join them. */
export type BlockSegment = { blocks: readonly MarkdownBlock[]; isFull: boolean };

const SEGMENT_BLOCKS = 16;
/** A segment is full with this many blocks, whatever follows. */
const MAX_BLOCKS = 64;
/**
 * The beginning or the end of a block whose margin joins that of the block before it: a heading, a rule, notes. Such a
 * block begins no segment, since margins do not join over the edge of a segment.
 */
const JOINS_MARGINS =
  /^ {0,3}(?:(?:(?:[-*+]|\d+[.)])[ \t]+)?#|\[\^|(?:[-*_][ \t]*){3,}(?:[\r\n]|$))|[\r\n] {0,3}(?:=+|-+)[ \t]*[\r\n]*$/;

/**
 * The blocks in segments of about the same size. Where a segment ends depends on the blocks up to the next one alone, so
 * that a block stays in its segment while the text grows.
 */
export function cutSegments(blocks: readonly MarkdownBlock[]): BlockSegment[] {
  const segments: BlockSegment[] = [];
  let from = 0;
  for (let at = SEGMENT_BLOCKS; at < blocks.length - 1; at += 1) {
    if (at - from < SEGMENT_BLOCKS) continue;
    const next = blocks[at];
    if (next === undefined || (at - from < MAX_BLOCKS && JOINS_MARGINS.test(next.text))) continue;
    segments.push({ blocks: blocks.slice(from, at), isFull: true });
    from = at;
  }
  if (from < blocks.length) segments.push({ blocks: blocks.slice(from), isFull: false });
  return segments;
}
