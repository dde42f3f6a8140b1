import type { ReactNode } from "react";
import { useMemo } from "react";
import { takeRuns } from "#core/compare/take-runs.ts";
import { Button } from "#ui/kit/button.tsx";
import { useGrowingCount } from "./use-growing-count.ts";
import { useMore } from "./use-more.ts";

/** The number of runs that are laid out at once; more would hold the page for too long. */
const PAGE_RUNS = 1000;
const PAGE_CHARS_OF_RUN = 40;
/** The number of runs that are laid out in one task. */
const STEP_RUNS = 150;

/** The beginning of a text in runs, with a button that lays out more of it. */
export function LongRuns<Run extends { text: string }>({
  runs,
  part,
  children,
}: {
  runs: readonly Run[];
  /** The name of the text for tests and styles. */
  part?: string;
  /** Draws the runs that are laid out. */
  children: (taken: readonly Run[]) => ReactNode;
}) {
  const [maxRuns, showMore] = useMore(PAGE_RUNS);
  const page = useMemo(() => takeRuns(runs, { maxRuns, maxChars: maxRuns * PAGE_CHARS_OF_RUN }), [runs, maxRuns]);
  const laidOut = useGrowingCount(measureRuns(page.taken), STEP_RUNS, runs);
  const { taken, isAll } = takeRuns(page.taken, { maxRuns: laidOut, maxChars: laidOut * PAGE_CHARS_OF_RUN });
  return (
    <>
      <div data-part={part} className="text-md whitespace-pre-wrap [unicode-bidi:plaintext] wrap-anywhere">
        {children(taken)}
      </div>
      {!page.isAll && isAll && (
        <Button className="mt-2" onClick={showMore}>
          Show more of this long answer
        </Button>
      )}
    </>
  );
}

/** The number of runs of ordinary length that take as long to lay out as these. */
function measureRuns(runs: readonly { text: string }[]): number {
  const chars = runs.reduce((sum, { text }) => sum + text.length, 0);
  return Math.max(runs.length, Math.ceil(chars / PAGE_CHARS_OF_RUN));
}
