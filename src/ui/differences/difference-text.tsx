import { memo } from "react";
import type { DifferenceRun } from "#core/compare/compare-texts.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { LongRuns } from "./long-runs.tsx";

/** A text with the words that were taken out struck and those that were put in underlined. */
export const DifferenceText = memo(function DifferenceText({ runs }: { runs: readonly DifferenceRun[] }) {
  return (
    <LongRuns runs={runs}>
      {(taken) =>
        taken.map((run, index) => <Run key={index} {...run} isReplacement={taken[index - 1]?.kind === "taken-out"} />)
      }
    </LongRuns>
  );
});

const Run = memo(function Run({ kind, text, isReplacement }: DifferenceRun & { isReplacement: boolean }) {
  // White space is no word: that of the new text stands as it is, and that of the old one nowhere.
  if (text.trim() === "") return kind === "taken-out" ? null : text;
  if (kind === "same") return text;
  return kind === "taken-out" ? <TakenOut>{text}</TakenOut> : <PutIn isReplacement={isReplacement}>{text}</PutIn>;
});

export function TakenOut({ children }: { children: string }) {
  return (
    <del className="rounded-chip bg-danger-soft text-ink-2 line-through decoration-danger">
      <span className="sr-only select-none"> taken out: </span>
      {children}
      <span className="sr-only select-none"> end of taken out </span>
    </del>
  );
}

/** With `isReplacement`, a gap tells them from the words before, which were taken out. */
export function PutIn({ children, isReplacement }: { children: string; isReplacement: boolean }) {
  return (
    <ins
      className={joinClasses(
        "rounded-chip bg-ok-soft underline decoration-ok underline-offset-3",
        isReplacement && "ms-1",
      )}
    >
      <span className="sr-only select-none"> put in: </span>
      {children}
      <span className="sr-only select-none"> end of put in </span>
    </ins>
  );
}
