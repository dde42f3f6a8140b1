import { countLines } from "#core/count-lines.ts";
import type { MarkdownBlock } from "#core/markdown/markdown-block.ts";

/** Sizes of ordinary text in a column of ordinary width, in CSS pixels and characters. */
const LINE_PX = 22;
const GAP_PX = 9;
const LINE_CHARS = 100;

/** The height that blocks will have about, in CSS pixels, before they are laid out. */
export function estimateHeight(blocks: readonly MarkdownBlock[]): number {
  let height = 0;
  for (const { text } of blocks) {
    height += countLines(text.trimEnd(), LINE_CHARS) * LINE_PX + GAP_PX;
  }
  return height;
}
