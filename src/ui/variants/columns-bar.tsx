import { Suspense } from "react";
import { columnsFitted, type IndexedColumn, useAreColumnsFitted } from "#state/page-choices.ts";
import { preferencesChanged, usePreference } from "#state/preferences/preferences.ts";
import { Button } from "#ui/kit/button.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { ColumnsMap } from "./columns-map.tsx";
import { useColumnsInSight } from "./use-columns-in-sight.ts";

const DifferencesControls = lazyComponent(
  async () => (await import("#ui/differences/differences-controls.tsx")).DifferencesControls,
  () => null,
);

/**
 * A bar over columns: how they are shown, the differences of their answers and, where columns do not fit, a map of all of them and
 * a button that fits all. Nothing where there is none of these.
 */
export function ColumnsBar({
  columns,
  isPinned,
  hasTabs,
  hasReplies,
}: {
  /** All columns in the order in which they stand. */
  columns: readonly IndexedColumn[];
  /** True where the first of them stays in sight. */
  isPinned: boolean;
  /** True where columns are tabs, and one is shown at a time. */
  hasTabs: boolean;
  hasReplies: boolean;
}) {
  const areFitted = useAreColumnsFitted();
  const count = columns.length;
  const { isInSight, seenCount, show } = useColumnsInSight(count, isPinned ? 1 : 0);
  const hasMap = !hasTabs && seenCount < count;
  const canFit = !hasTabs && (hasMap || areFitted);
  if (!hasReplies && !canFit) return null;
  return (
    <div
      role="group"
      aria-label="Columns"
      className="flex shrink-0 flex-wrap items-center gap-x-2 border-b border-line bg-sunken px-3 text-xs text-ink-2 low:hidden print:hidden"
    >
      <span className="py-1">
        {hasMap
          ? `${seenCount} of ${count} in sight`
          : !hasTabs && areFitted
            ? `All ${count} columns in sight`
            : `${count} columns`}
      </span>
      {hasMap && <ColumnsMap columns={columns} isInSight={isInSight} onShow={show} />}
      <span className="ms-auto flex min-h-7 flex-wrap items-center gap-1 touch:min-h-11">
        {hasReplies && !hasTabs && <EvenAnswersButtons />}
        {hasReplies && (
          <Suspense fallback={null}>
            <DifferencesControls />
          </Suspense>
        )}
        {canFit && (
          <Switch isOn={areFitted} onSwitch={columnsFitted}>
            Fit to width
          </Switch>
        )}
      </span>
    </div>
  );
}

/** The button that gives the answers of a turn one height and, while it is on, the one by which they scroll together. */
function EvenAnswersButtons() {
  const areEven = usePreference("evenAnswers");
  const areTogether = usePreference("readsTogether");
  return (
    <>
      <Switch
        isOn={areEven}
        title="Long answers of a turn have one height, and scroll within it"
        onSwitch={(evenAnswers) => preferencesChanged({ evenAnswers })}
      >
        Even answers
      </Switch>
      {areEven && (
        <Switch
          isOn={areTogether}
          title="Scrolling one answer scrolls the others of its turn"
          onSwitch={(readsTogether) => preferencesChanged({ readsTogether })}
        >
          Scroll together
        </Switch>
      )}
    </>
  );
}

function Switch({
  isOn,
  title,
  onSwitch,
  children,
}: {
  isOn: boolean;
  title?: string;
  onSwitch: (isOn: boolean) => void;
  children: string;
}) {
  return (
    <Button
      look="ghost"
      aria-pressed={isOn}
      title={title}
      className="text-xs aria-pressed:bg-accent-soft aria-pressed:text-accent"
      onClick={() => onSwitch(!isOn)}
    >
      {children}
    </Button>
  );
}
