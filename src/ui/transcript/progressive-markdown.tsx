import { findCharacterStart } from "#core/cut-text.ts";
import type { Json } from "#core/json.ts";
import { Suspense } from "react";
import { advanceByWork } from "#core/markdown/advance-by-work.ts";
import { copyText } from "#state/clipboard.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { PlainTextPieces } from "./plain-text-pieces.tsx";
import { useSteppedValue } from "./use-stepped-value.ts";

const Markdown = lazyComponent(async () => (await import("#ui/markdown/markdown.tsx")).Markdown, PlainText);

/** The work of one step, about 5 kB of an ordinary reply, which takes some tens of milliseconds to lay out. */
const STEP_WORK = 100_000;
const IMMEDIATE_WORK = 200_000;
/** A line up to this length is not divided. */
const LINE_CHARS = 8192;
/** A longer text stays plain even when settled, since no page could hold its elements. */
const MAX_CHARS = 1_000_000;

type TextProps = {
  text: string;
  isGrowing: boolean;
  /** The sources to which the numbers in brackets lead. */
  citations?: readonly Json[] | undefined;
  onOpenPassage?: ((index: number) => void) | undefined;
};

/** A model's text as Markdown. Text that arrives faster than it can be laid out is shown plain until then. */
export function ProgressiveMarkdown(props: TextProps) {
  return (
    // Around the steps, so that none is made before the first can be drawn: they would all be drawn at once then.
    <Suspense fallback={<PlainText text={props.text} />}>
      <SteppedMarkdown {...props} />
    </Suspense>
  );
}

function SteppedMarkdown({ text, isGrowing, citations, onOpenPassage }: TextProps) {
  const targetLength = Math.min(text.length, MAX_CHARS);
  const reached = useSteppedValue(targetLength, STEP_WORK, IMMEDIATE_WORK, (from, to, work) =>
    advanceByWork(text, from, to, work),
  );
  const end = reached === text.length ? reached : findLineEnd(text, reached);
  return (
    <>
      {(end > 0 || text === "") && (
        <Markdown
          text={text.slice(0, end)}
          streaming={isGrowing || reached < targetLength}
          onCopyCode={copyCode}
          citations={citations}
          onOpenPassage={onOpenPassage}
        />
      )}
      {text.length > MAX_CHARS && reached >= targetLength && (
        <p role="note" className="my-2 text-sm text-ink-3">
          The rest of this answer is plain text: only its first million characters are drawn.
        </p>
      )}
      {end < text.length && <PlainText text={text} from={end} />}
    </>
  );
}

/** The end of the last whole line before a position; within a line longer than a step, the start of the character there. */
function findLineEnd(text: string, position: number): number {
  const end = text.lastIndexOf("\n", position - 1) + 1;
  return end > position - LINE_CHARS ? end : findCharacterStart(text, position);
}

function PlainText({ text, from = 0 }: { text: string; from?: number }) {
  return (
    <div className="text-md">
      <PlainTextPieces text={text} from={from} />
    </div>
  );
}

function copyCode(code: string): Promise<boolean> {
  return copyText(code, "The code was");
}
