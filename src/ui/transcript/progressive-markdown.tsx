import { findCharacterStart } from "#core/cut-text.ts";
import { Suspense } from "react";
import { copyText } from "#state/clipboard.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { PlainTextPieces } from "./plain-text-pieces.tsx";
import { useSteppedValue } from "./use-stepped-value.ts";

const Markdown = lazyComponent(async () => (await import("#ui/markdown/markdown.tsx")).Markdown, PlainText);

/** The text laid out in one step, which takes some tens of milliseconds; ordinary replies never need a second step. */
const STEP_CHARS = 8192;
const IMMEDIATE_CHARS = 16_384;
/** A longer text stays plain even when settled, since no page could hold its elements. */
const MAX_CHARS = 1_000_000;

/** A model's text as Markdown. Text that arrives faster than it can be laid out is shown plain until then. */
export function ProgressiveMarkdown({ text, isGrowing }: { text: string; isGrowing: boolean }) {
  const targetLength = Math.min(text.length, MAX_CHARS);
  const reached = useSteppedValue(targetLength, STEP_CHARS, IMMEDIATE_CHARS);
  const end = reached === text.length ? reached : findLineEnd(text, reached);
  return (
    <>
      {(end > 0 || text === "") && (
        <Suspense fallback={<PlainText text={text.slice(0, end)} />}>
          <Markdown text={text.slice(0, end)} streaming={isGrowing || reached < targetLength} onCopyCode={copyCode} />
        </Suspense>
      )}
      {end < text.length && <PlainText text={text.slice(end)} />}
    </>
  );
}

/** The end of the last whole line before a position; within a line longer than a step, the start of the character there. */
function findLineEnd(text: string, position: number): number {
  const end = text.lastIndexOf("\n", position - 1) + 1;
  return end > position - STEP_CHARS ? end : findCharacterStart(text, position);
}

function PlainText({ text }: { text: string }) {
  return (
    <div className="text-md">
      <PlainTextPieces text={text} />
    </div>
  );
}

function copyCode(code: string): Promise<boolean> {
  return copyText(code, "The code was");
}
