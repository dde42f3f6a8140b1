import { useMemo, useState } from "react";
import { SETTLED_LIMITS } from "#core/drawing-budget.ts";
import { findJsonFolds, type JsonFold } from "#core/data/find-json-folds.ts";
import { findHighlightLanguage } from "#core/markdown/highlight-languages.ts";
import { Button } from "#ui/kit/button.tsx";
import { KeepSelection } from "#ui/kit/keep-selection.tsx";
import { CodeFrame } from "./code-frame.tsx";
import { FoldedJson } from "./folded-json.tsx";
import { SourceButton } from "./source-button.tsx";
import { StreamingCaret } from "./streaming-caret.tsx";
import { useColouredCode } from "./use-coloured-code.tsx";

/** A line counts as its element, its button and five coloured words with their texts. */
const MAX_LINES = SETTLED_LIMITS.maxNodes / 12;

/**
 * JSON whose objects and lists can be folded once it is complete; as plain code while it grows, and where it has too many
 * lines. Where it was laid out for reading, the source is one press away.
 */
export function JsonBlock({
  code,
  source,
  language,
  isGrowing,
}: {
  code: string;
  source: string;
  language: string;
  isGrowing: boolean;
}) {
  const [isSource, setSource] = useState(false);
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const isLaidOut = code !== source;
  const text = isSource && isLaidOut ? source : code;
  const folding = useMemo(() => (isGrowing ? undefined : findFolding(text)), [text, isGrowing]);
  const colours = useColouredCode(folding ? undefined : findHighlightLanguage(language), text, isGrowing);
  // The first bracket stays open, since all would be hidden with it.
  const inner = [...(folding?.folds.keys() ?? [])].filter((line) => line > 0);
  const isFolded = folded.size > 0;
  const action = (
    <>
      {inner.length > 0 && (
        <Button look="ghost" className="font-sans text-xs" onClick={() => setFolded(new Set(isFolded ? [] : inner))}>
          {isFolded ? "Unfold all" : "Fold all"}
        </Button>
      )}
      {isLaidOut && !isGrowing && <SourceButton drawing="indented" isSource={isSource} onChange={setSource} />}
    </>
  );
  return (
    <CodeFrame language={language} note={folding ? undefined : colours.note} source={source} action={action}>
      <KeepSelection>
        <pre tabIndex={0} role="group" aria-label={`Code, ${language}`}>
          <code>
            {folding ? <FoldedJson {...folding} folded={folded} onFold={setFolded} /> : colours.shown}
            {isGrowing && <StreamingCaret />}
          </code>
        </pre>
      </KeepSelection>
    </CodeFrame>
  );
}

function findFolding(code: string): { lines: readonly string[]; folds: ReadonlyMap<number, JsonFold> } | undefined {
  const lines = code.split("\n");
  if (lines.length > MAX_LINES) return undefined;
  const folds = findJsonFolds(code);
  return folds.size > 0 ? { lines, folds } : undefined;
}
