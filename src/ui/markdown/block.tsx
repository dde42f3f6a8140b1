import { memo } from "react";
import type { MarkdownBlock } from "#core/markdown/markdown-block.ts";
import { mendTail } from "#core/markdown/mend-tail.ts";
import { parseFence } from "#core/markdown/parse-fence.ts";
import { CodeBlock } from "./code-block.tsx";
import { renderMarkdown } from "./render-markdown.tsx";
import { StreamingCaret } from "./streaming-caret.tsx";

/** A growing block longer than this would stop the page with every word, a settled one for seconds, if only once. */
const MAX_CHARS = { growing: 24_000, settled: 400_000 };

/** Whether the block takes too long to parse; it is then shown as it was written, if it cannot be shown in pieces. */
export function isTooLong(block: MarkdownBlock, isGrowing: boolean): boolean {
  return block.text.length > (isGrowing ? MAX_CHARS.growing : MAX_CHARS.settled);
}

/** One block of a text. Only the growing one is parsed again. */
export const Block = memo(function Block({ block, isGrowing }: { block: MarkdownBlock; isGrowing: boolean }) {
  const fence = parseFence(block.text);
  if (fence !== undefined) return <CodeBlock code={fence.code} language={fence.language} isGrowing={isGrowing} />;
  if (isTooLong(block, isGrowing)) {
    return (
      <p className="plain-source">
        {block.text}
        {isGrowing && <StreamingCaret />}
      </p>
    );
  }
  const source = isGrowing ? mendTail(block.text) : block.text;
  return renderMarkdown(block.definitions === "" ? source : `${block.definitions}\n\n${source}`, isGrowing);
});
