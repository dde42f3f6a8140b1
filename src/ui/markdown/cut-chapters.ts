import type { BlockSegment } from "./cut-segments.ts";

/** Segments that are laid out together. `isFull` where no further segment will join them. */
export type BlockChapter = { segments: readonly BlockSegment[]; isFull: boolean };

const CHAPTER_SEGMENTS = 16;

/** The segments in chapters of the same size; only the last one grows. */
export function cutChapters(segments: readonly BlockSegment[]): BlockChapter[] {
  return Array.from({ length: Math.ceil(segments.length / CHAPTER_SEGMENTS) }, (_, index) => {
    const own = segments.slice(index * CHAPTER_SEGMENTS, (index + 1) * CHAPTER_SEGMENTS);
    return { segments: own, isFull: own.length === CHAPTER_SEGMENTS && own.every(({ isFull }) => isFull) };
  });
}
