import { useMemo, useState } from "react";
import { readSource } from "#core/content/read-source.ts";
import { createDataReader } from "#core/data/data-reader.ts";
import type { Json } from "#core/json.ts";
import { cutOpenMark } from "#core/markdown/cut-open-mark.ts";
import type { MarkdownBlock } from "#core/markdown/markdown-block.ts";
import { splitBlocks, type Split } from "#core/markdown/split-blocks.ts";
import { KeepSelection } from "#ui/kit/keep-selection.tsx";
import { isTooLong } from "./block.tsx";
import { Chapter } from "./chapter.tsx";
import { CodeBlock } from "./code-block.tsx";
import { CopyCodeContext } from "./code-frame.tsx";
import "./markdown.css";
import { cutChapters } from "./cut-chapters.ts";
import { cutSegments } from "./cut-segments.ts";
import { useLoadedCount } from "./lazy-value.ts";
import { OpenPassageContext, SourcesContext } from "./source-mark.tsx";
import { StreamingCaret } from "./streaming-caret.tsx";

/**
 * A model's text as Markdown: GFM, TeX and coloured code, without raw HTML, remote images or ids. While it streams,
 * only its last block is parsed again with each word. Data at its beginning needs no fence to be shown as what it is.
 * `onCopyCode` must be the same function each time; without it, code has no copy button.
 */
export function Markdown({
  text,
  streaming,
  onCopyCode,
  citations,
  onOpenPassage,
}: {
  text: string;
  streaming: boolean;
  /** The sources to which numbers in brackets lead, such as "[2]". */
  citations?: readonly Json[] | undefined;
  /** Opens the passage of a document that a source names, by the source's index. */
  onOpenPassage?: ((index: number) => void) | undefined;
  onCopyCode?: ((code: string) => Promise<boolean>) | undefined;
}) {
  const [split] = useState(buildSplitter);
  const [readData] = useState(createDataReader);
  // The selection is kept over the moment at which code gets its colours and TeX becomes formulas.
  useLoadedCount();
  const found = readData(text, !streaming);
  // A mark that has just arrived is shown once it is known to begin data or a sentence.
  const data = found?.isUndecided && !streaming ? undefined : found;
  const rest = data ? text.slice(data.end) : text;
  const blocks = selectShownBlocks(split(streaming ? cutOpenMark(rest) : rest, streaming), streaming);
  const growing = streaming ? blocks.at(-1) : undefined;
  const sources = useMemo(() => citations?.map(readSource) ?? [], [citations]);
  return (
    <CopyCodeContext value={onCopyCode}>
      <OpenPassageContext value={onOpenPassage}>
        <SourcesContext value={sources}>
          <KeepSelection className="markdown">
            {data && !data.isUndecided && (
              <CodeBlock
                code={data.code}
                source={data.source}
                language={data.language}
                isGrowing={streaming && data.end === text.length}
              />
            )}
            {cutChapters(cutSegments(blocks)).map((chapter, index) => (
              <Chapter key={index} chapter={chapter} growing={growing} />
            ))}
            {streaming && growing === undefined && (!data || data.isUndecided) && (
              <p>
                <StreamingCaret />
              </p>
            )}
          </KeepSelection>
        </SourcesContext>
      </OpenPassageContext>
    </CopyCodeContext>
  );
}

/** Creates a splitter that reuses its last result. The result depends on the text alone; only the time differs. */
function buildSplitter(): (text: string, isGrowing: boolean) => Split {
  let known: Split | undefined;
  return (text, isGrowing) => (known = splitBlocks(text, known, isGrowing));
}

/** The blocks, or the pieces with footnote marks as text where footnotes have joined too many blocks to parse. */
function selectShownBlocks({ blocks, pieces }: Split, streaming: boolean): readonly MarkdownBlock[] {
  const last = blocks.at(-1);
  return last !== undefined && isTooLong(last, streaming) ? pieces : blocks;
}
