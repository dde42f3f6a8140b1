import { memo } from "react";
import type { MarkdownBlock } from "#core/markdown/markdown-block.ts";
import { mendTail } from "#core/markdown/mend-tail.ts";
import { parseFence } from "#core/markdown/parse-fence.ts";
import { CodeBlock } from "./code-block.tsx";
import { PlainSource } from "./plain-source.tsx";
import { renderMarkdown } from "./render-markdown.tsx";

/**
 * The longest blocks that are parsed: ordinary text of this length holds the page as long as `drawing-budget.ts` allows,
 * with every word while it grows and once when it is settled.
 */
const MAX_CHARS = { growing: 24_000, settled: 32_000 };

/** True for a block that takes too long to parse; it is then shown in pieces or as plain source. */
export function isTooLong(block: MarkdownBlock, isGrowing: boolean): boolean {
  return block.text.length > (isGrowing ? MAX_CHARS.growing : MAX_CHARS.settled);
}

/** One Markdown block. Only the growing one is parsed again. */
export const Block = memo(function Block({ block, isGrowing }: { block: MarkdownBlock; isGrowing: boolean }) {
  const fence = parseFence(block.text);
  if (fence !== undefined) return <CodeBlock code={fence.code} language={fence.language} isGrowing={isGrowing} />;
  if (isTooLong(block, isGrowing)) {
    return <PlainSource text={block.text} overrun="too-slow" isGrowing={isGrowing} />;
  }
  const source = isGrowing ? mendTail(block.text) : block.text;
  return renderMarkdown(block.definitions === "" ? source : `${block.definitions}\n\n${source}`, isGrowing);
});
