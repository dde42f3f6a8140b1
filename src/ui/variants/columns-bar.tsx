import { ChevronLeft, ChevronRight } from "lucide-react";
import { Suspense } from "react";
import { columnsFitted, useAreColumnsFitted } from "#state/page-choices.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";

const DifferencesControls = lazyComponent(
  async () => (await import("#ui/differences/differences-controls.tsx")).DifferencesControls,
  () => null,
);

/**
 * A bar over columns: the differences of their answers and, where columns do not fit, how many are out of sight, buttons
 * to them, and a button that fits all.
 */
export function ColumnsBar({
  first,
  last,
  count,
  hasReplies,
  onMove,
}: {
  /** Indexes of the first and the last column in sight. */
  first: number;
  last: number;
  count: number;
  hasReplies: boolean;
  /** Scrolls by a number of columns. */
  onMove: (columns: number) => void;
}) {
  const areFitted = useAreColumnsFitted();
  const step = Math.max(1, last - first + 1);
  const hiddenCount = count - step;
  const canFit = hiddenCount > 0 || areFitted;
  return (
    <div
      role="group"
      aria-label="Columns"
      className="flex shrink-0 items-center gap-1 border-b low:hidden print:hidden border-line bg-sunken px-3 text-xs text-ink-2"
    >
      <span className="py-1">
        {hiddenCount === 0
          ? `${areFitted ? "All " : ""}${count} columns${areFitted ? " in sight" : ""}`
          : `${count} columns, ${hiddenCount} out of sight${describeSides(first, count - 1 - last)}`}
      </span>
      {hiddenCount > 0 && (
        <>
          <IconButton
            icon={ChevronLeft}
            label="Previous columns"
            offReason={first === 0 ? "The first column is in sight" : undefined}
            onClick={() => onMove(-step)}
          />
          <IconButton
            icon={ChevronRight}
            label="Next columns"
            offReason={last === count - 1 ? "The last column is in sight" : undefined}
            onClick={() => onMove(step)}
          />
        </>
      )}
      <span className="ms-auto flex h-7 touch:h-10 items-center gap-1">
        {hasReplies && (
          <Suspense fallback={null}>
            <DifferencesControls />
          </Suspense>
        )}
        {canFit && (
          <Button
            look="ghost"
            aria-pressed={areFitted}
            className="text-xs aria-pressed:bg-accent-soft aria-pressed:text-accent"
            onClick={() => columnsFitted(!areFitted)}
          >
            Fit to width
          </Button>
        )}
      </span>
    </div>
  );
}

/** The sides on which columns are out of sight: ": 2 at the left, 3 at the right". */
function describeSides(before: number, after: number): string {
  const sides = [before > 0 && `${before} at the left`, after > 0 && `${after} at the right`].filter(Boolean);
  return `: ${sides.join(", ")}`;
}
