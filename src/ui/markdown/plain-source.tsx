import { explainOverrun, type Overrun } from "#core/drawing-budget.ts";
import { StreamingCaret } from "./streaming-caret.tsx";

/**
 * A Markdown source as it was written, and the reason where a limit is the cause. While the source grows no reason is
 * given, since it may yet be drawn when it is complete.
 */
export function PlainSource({
  text,
  overrun,
  isGrowing,
}: {
  text: string;
  overrun: Overrun | undefined;
  isGrowing: boolean;
}) {
  return (
    <>
      <p dir="auto" className="plain-source">
        {text}
        {isGrowing && <StreamingCaret />}
      </p>
      {overrun !== undefined && !isGrowing && <p className="plain-note">{explainOverrun(overrun)}</p>}
    </>
  );
}
