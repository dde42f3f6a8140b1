import { memo, useState } from "react";
import type { MarkdownBlock } from "#core/markdown/markdown-block.ts";
import { mendTail } from "#core/markdown/mend-tail.ts";
import { readFence } from "#core/markdown/read-fence.ts";
import { splitBlocks, type Split } from "#core/markdown/split-blocks.ts";
import { CodeBlock } from "./code-block.tsx";
import { CopyCode } from "./copy-code.ts";
import "./markdown.css";
import { renderMarkdown } from "./render-markdown.tsx";
import { StreamingCaret } from "./streaming-caret.tsx";

/** A growing block above this is shown as it was written until it ends: parsing it with every word would stop the page. */
const MAX_GROWING_CHARS = 24_000;
/** A settled block above this would stop the page for seconds, if only once. */
const MAX_BLOCK_CHARS = 400_000;

const SEGMENT_BLOCKS = 50;

/**
 * A model's text as Markdown: GFM, TeX and coloured code, without raw HTML, remote images or ids. While it streams, only
 * its last block is parsed again with each word. Give `onCopyCode` the same function each time: without it, code has no
 * button to copy it.
 */
export function Markdown({
  text,
  streaming,
  onCopyCode,
}: {
  text: string;
  streaming: boolean;
  onCopyCode?: ((code: string) => void) | undefined;
}) {
  const [split] = useState(buildSplitter);
  const blocks = split(text);
  const last = blocks.at(-1);
  return (
    <CopyCode value={onCopyCode}>
      <div className="markdown">
        {cutSegments(blocks).map((segment, place) => (
          // Segments fill one after the other, so a place keeps its blocks.
          <Segment key={place} blocks={segment} growing={streaming ? last : undefined} />
        ))}
        {streaming && last === undefined && (
          <p>
            <StreamingCaret />
          </p>
        )}
      </div>
    </CopyCode>
  );
}

/** A split that remembers the last text it read. What it returns depends on the text alone; only how fast does not. */
function buildSplitter(): (text: string) => readonly MarkdownBlock[] {
  let known: Split | undefined;
  return (text) => (known = splitBlocks(text, known)).blocks;
}

function cutSegments(blocks: readonly MarkdownBlock[]): (readonly MarkdownBlock[])[] {
  const count = Math.ceil(blocks.length / SEGMENT_BLOCKS);
  return Array.from({ length: count }, (_, place) => blocks.slice(place * SEGMENT_BLOCKS, (place + 1) * SEGMENT_BLOCKS));
}

type SegmentProps = { blocks: readonly MarkdownBlock[]; growing: MarkdownBlock | undefined };

/** Some blocks in a row: React looks at one segment where it would look at each of its blocks with every word. */
const Segment = memo(function Segment({ blocks, growing }: SegmentProps) {
  return blocks.map((block) => <Block key={block.key} block={block} isGrowing={block === growing} />);
}, showsTheSame);

function showsTheSame(before: SegmentProps, after: SegmentProps): boolean {
  const isSame = before.blocks.length === after.blocks.length && before.blocks.every((block, place) => block === after.blocks[place]);
  return isSame && growingIn(before) === growingIn(after);
}

function growingIn({ blocks, growing }: SegmentProps): MarkdownBlock | undefined {
  return growing === blocks.at(-1) ? growing : undefined;
}

const Block = memo(function Block({ block, isGrowing }: { block: MarkdownBlock; isGrowing: boolean }) {
  const fence = readFence(block.text);
  if (fence !== undefined) return <CodeBlock code={fence.code} language={fence.language} isGrowing={isGrowing} />;
  if (block.text.length > (isGrowing ? MAX_GROWING_CHARS : MAX_BLOCK_CHARS)) {
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
