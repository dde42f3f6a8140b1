import { Suspense } from "react";
import { copyText } from "#state/clipboard.ts";
import { lazyPart } from "#ui/kit/lazy-part.tsx";
import { PlainPieces } from "./plain-pieces.tsx";
import { useSteps } from "./use-steps.ts";

const Markdown = lazyPart(async () => (await import("#ui/markdown/markdown.tsx")).Markdown, PlainText);

/** What one step lays out takes some tens of milliseconds; ordinary answers never need a second one. */
const STEP_CHARS = 8192;
const AT_ONCE_CHARS = 16_384;
/** Beyond this even a settled text stays as it is written: no page could hold its elements. */
const MOST_CHARS = 1_000_000;

/** A model's text as Markdown. What comes faster than it can be laid out is shown as it is written until then. */
export function PacedMarkdown({ text, isGrowing }: { text: string; isGrowing: boolean }) {
  const most = Math.min(text.length, MOST_CHARS);
  const reached = useSteps(most, STEP_CHARS, AT_ONCE_CHARS);
  const end = reached === text.length ? reached : endOfLine(text, reached);
  return (
    <>
      {(end > 0 || text === "") && (
        <Suspense fallback={<PlainText text={text.slice(0, end)} />}>
          <Markdown text={text.slice(0, end)} streaming={isGrowing || reached < most} onCopyCode={copyCode} />
        </Suspense>
      )}
      {end < text.length && <PlainText text={text.slice(end)} />}
    </>
  );
}

/** Where the last whole line before a place ends; the place itself in a line that is longer than a step. */
function endOfLine(text: string, place: number): number {
  const end = text.lastIndexOf("\n", place - 1) + 1;
  return end > place - STEP_CHARS ? end : place;
}

function PlainText({ text }: { text: string }) {
  return (
    <div className="text-md leading-[1.62]">
      <PlainPieces text={text} />
    </div>
  );
}

function copyCode(code: string): void {
  void copyText(code, "The code was");
}
