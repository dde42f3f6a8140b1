import { isTableWord } from "#core/data/find-told-separator.ts";
import "./code-block.css";
import { DiffBlock } from "./diff-block.tsx";
import { JsonBlock } from "./json-block.tsx";
import { MarkupBlock } from "./markup-block.tsx";
import { SourceCode } from "./source-code.tsx";
import { TableBlock } from "./table-block.tsx";

/**
 * A block of code with its language and a copy button. Where its language is one of data, it is shown as what it is: a
 * table, a difference, objects that fold, or a picture on request.
 */
export function CodeBlock({
  code,
  source = code,
  language,
  isGrowing,
}: {
  code: string;
  /** The text that is copied, where the code is laid out for reading. */
  source?: string;
  language: string;
  isGrowing: boolean;
}) {
  if (isTableWord(language)) return <TableBlock code={code} language={language} isGrowing={isGrowing} />;
  if (/^(?:diff|patch|udiff)$/i.test(language))
    return <DiffBlock code={code} language={language} isGrowing={isGrowing} />;
  if (/^(?:svg|xml|html)$/i.test(language))
    return <MarkupBlock code={code} language={language} isGrowing={isGrowing} />;
  if (/^(?:json|jsonl|ndjson)$/i.test(language))
    return <JsonBlock code={code} source={source} language={language} isGrowing={isGrowing} />;
  return <SourceCode code={code} source={source} language={language} isGrowing={isGrowing} />;
}
