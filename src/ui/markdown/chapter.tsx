import { memo } from "react";
import type { MarkdownBlock } from "#core/markdown/markdown-block.ts";
import type { BlockChapter } from "./cut-chapters.ts";
import { estimateHeight } from "./estimate-height.ts";
import { areSegmentsEqual, Segment } from "./segment.tsx";

type ChapterProps = { chapter: BlockChapter; growing: MarkdownBlock | undefined };

/**
 * A run of segments. Once it is full, the browser watches and lays out all of them as one while they are far from the view,
 * so that a frame costs little however long a text is.
 */
export const Chapter = memo(function Chapter({ chapter: { segments, isFull }, growing }: ChapterProps) {
  const height = isFull ? estimateHeight(segments.flatMap(({ blocks }) => blocks)) : 0;
  return (
    <div
      className={isFull ? "chapter full-chapter" : "chapter"}
      style={isFull ? { containIntrinsicBlockSize: `auto ${height}px` } : undefined}
    >
      {segments.map((segment, index) => (
        <Segment key={index} segment={segment} growing={growing} />
      ))}
    </div>
  );
}, areChaptersEqual);

function areChaptersEqual({ chapter: before, growing }: ChapterProps, after: ChapterProps): boolean {
  return (
    before.isFull === after.chapter.isFull &&
    before.segments.length === after.chapter.segments.length &&
    before.segments.every((segment, index) => {
      const now = after.chapter.segments[index];
      return now !== undefined && areSegmentsEqual({ segment, growing }, { segment: now, growing: after.growing });
    })
  );
}
