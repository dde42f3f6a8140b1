import type { ReactNode } from "react";
import { Suspense, useMemo, useRef } from "react";
import { useColumnIds, useOpenId, useThread } from "#state/document/documents.ts";
import type { Id } from "#core/vocabulary.ts";
import { useAreColumnsFitted } from "#state/page-choices.ts";
import { listDrawnColumns, usePinnedColumnId } from "#state/pinned-column.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { StartPage } from "#ui/help/start-page.tsx";
import { getMinColumnStyle } from "#ui/variants/get-column-grid-style.ts";
import { TRANSCRIPT_ID } from "#ui/variants/transcript-id.ts";
import { useStickyHeights } from "./use-sticky-heights.ts";
import { useViewportWidth } from "./use-viewport-width.ts";
import { useArrowNavigation } from "./use-arrow-navigation.ts";

/** Needed only once there is a turn; fetched in idle time. */
const TurnRows = lazyComponent(async () => (await import("./turn-rows.tsx")).TurnRows);
const FollowEnd = lazyComponent(
  async () => (await import("./follow-end.tsx")).FollowEnd,
  () => null,
);
/** Part of the first view, but a prompt can be written before they are loaded. */
const VariantHeads = lazyComponent(async () => (await import("#ui/variants/variant-heads.tsx")).VariantHeads);
const ColumnsBar = lazyComponent(
  async () => (await import("#ui/variants/columns-bar.tsx")).ColumnsBar,
  ColumnsBarSpace,
);
const ColumnFooters = lazyComponent(
  async () => (await import("#ui/variants/column-footers.tsx")).ColumnFooters,
  () => null,
);

/**
 * The grid of turns and replies in one scroller: a turn is a row, with its replies side by side under the heads of
 * their columns.
 */
export function Transcript({
  chosenId,
  chosenIndex,
  hasTabs,
  hasSheet,
  top,
  end,
}: {
  chosenId: Id;
  chosenIndex: number;
  /** True where columns are tabs, and only the chosen one is shown. */
  hasTabs: boolean;
  hasSheet: boolean;
  /** Content above the heads and below the last turn, which scrolls with them. */
  top?: ReactNode;
  end?: ReactNode;
}) {
  const thread = useThread();
  const columnIds = useColumnIds();
  const openId = useOpenId();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const heads = useRef<HTMLDivElement>(null);
  const feet = useRef<HTMLDivElement>(null);
  const isEmpty = thread.length === 0;
  useViewportWidth(scroller);
  useStickyHeights(frame, heads, feet);
  const areColumnsFitted = useAreColumnsFitted();
  const navigationHandlers = useArrowNavigation();
  // While all columns are shown, another chosen one changes nothing here.
  const [onlyId, onlyIndex] = hasTabs ? [chosenId, chosenIndex] : [undefined, 0];
  const pinnedId = usePinnedColumnId();
  const columns = useMemo(() => listDrawnColumns(columnIds, pinnedId), [columnIds, pinnedId]);
  const visibleColumns = useMemo(
    () => (onlyId === undefined ? columns : [{ variantId: onlyId, columnIndex: onlyIndex }]),
    [onlyId, onlyIndex, columns],
  );
  const isPinned = pinnedId !== undefined && !hasTabs;
  const isAlone = columnIds.length === 1;
  const hasFeet = !isEmpty && !isAlone;
  return (
    <div className="flex min-h-0 grow flex-col">
      {!isAlone && (
        <Suspense fallback={isEmpty ? null : <ColumnsBarSpace />}>
          <ColumnsBar columns={columns} isPinned={isPinned} hasTabs={hasTabs} hasReplies={!isEmpty} />
        </Suspense>
      )}
      <div ref={frame} style={getMinColumnStyle(areColumnsFitted)} className="relative min-h-0 grow">
        {/* The lines of heads and figures, where they end beside the scrollbar. */}
        <div aria-hidden className="absolute inset-x-0 top-0 h-heads border-b border-line low:hidden" />
        {hasFeet && <div aria-hidden className="absolute inset-x-0 bottom-0 h-feet border-t border-line low:hidden" />}
        <div
          ref={scroller}
          {...navigationHandlers}
          id={TRANSCRIPT_ID}
          data-pinned={isPinned || undefined}
          {...(hasTabs ? { role: "tabpanel", "aria-label": "Transcript" } : {})}
          className="relative h-full overflow-auto overscroll-contain scroll-pt-beside-heads scroll-pb-beside-feet low:scroll-py-2 scrollbar-gutter-stable"
        >
          <div ref={content} className="flex min-h-full w-fit min-w-full flex-col">
            {top}
            <div ref={heads} className="sticky top-0 z-10 low:static">
              <Suspense fallback={<div className="h-10.5 border-b border-line" />}>
                <VariantHeads
                  visibleColumns={visibleColumns}
                  chosenId={chosenId}
                  hasTabs={hasTabs}
                  hasSheet={hasSheet}
                />
              </Suspense>
            </div>
            {isEmpty ? (
              <StartPage />
            ) : (
              <Suspense fallback={null}>
                <TurnRows visibleColumns={visibleColumns} chosenId={chosenId} />
                <FollowEnd scroller={scroller} content={content} subject={`${openId} ${thread.at(-1)}`} />
              </Suspense>
            )}
            <div ref={feet} className="sticky bottom-0 z-10 mt-auto low:static">
              {/* Apart from the turns, which would be hidden while this is fetched. */}
              <Suspense fallback={null}>{hasFeet && <ColumnFooters visibleColumns={visibleColumns} />}</Suspense>
            </div>
            {end}
          </div>
        </div>
      </div>
    </div>
  );
}

/** The height of the bar over columns while it is fetched, so that it moves no column when it comes. */
function ColumnsBarSpace() {
  return (
    <div className="shrink-0 border-b border-line bg-sunken low:hidden print:hidden">
      <div className="h-7 touch:h-11" />
    </div>
  );
}
