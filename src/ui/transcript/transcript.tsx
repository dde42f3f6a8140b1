import { ArrowDown } from "lucide-react";
import type { ReactNode } from "react";
import { Suspense, useMemo, useRef } from "react";
import { useColumns, useOpenId, useThread } from "#state/document/documents.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { Button } from "#ui/kit/button.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { StartPage } from "#ui/help/start-page.tsx";
import { TRANSCRIPT_ID } from "#ui/variants/transcript-id.ts";
import { useAutoScroll } from "./use-auto-scroll.ts";
import { useViewportWidth } from "./use-viewport-width.ts";
import { useArrowNavigation } from "./use-arrow-navigation.ts";

/** Needed only once there is a turn; fetched in idle time. */
const TurnRow = lazyComponent(async () => (await import("./turn-row.tsx")).TurnRow);
/** Part of the first view, but a prompt can be written before they are loaded. */
const VariantHeads = lazyComponent(async () => (await import("#ui/variants/variant-heads.tsx")).VariantHeads);
const ColumnFooters = lazyComponent(
  async () => (await import("#ui/variants/column-footers.tsx")).ColumnFooters,
  () => null,
);

/**
 * The grid of turns and replies in one scroller: a turn is a row, with its replies side by side under the heads of
 * their columns.
 */
export function Transcript({
  chosen,
  hasTabs,
  hasSheet,
  top,
  end,
}: {
  chosen: IndexedColumn;
  /** True where columns are tabs, and only the chosen one is shown. */
  hasTabs: boolean;
  hasSheet: boolean;
  /** What stands above the heads and below the last turn, and scrolls with them. */
  top?: ReactNode;
  end?: ReactNode;
}) {
  const thread = useThread();
  const columns = useColumns();
  const openId = useOpenId();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { isAway, jumpToLatest } = useAutoScroll(scroller, content, `${openId} ${thread.at(-1) ?? ""}`);
  useViewportWidth(scroller);
  const navigationHandlers = useArrowNavigation();
  const { variant, columnIndex } = chosen;
  const visibleColumns = useMemo(
    () =>
      hasTabs ? [{ variant, columnIndex }] : columns.map((each, index) => ({ variant: each, columnIndex: index })),
    [hasTabs, variant, columnIndex, columns],
  );
  const isAlone = columns.length === 1;
  return (
    <div className="relative min-h-0 grow">
      <div
        ref={scroller}
        {...navigationHandlers}
        id={TRANSCRIPT_ID}
        {...(hasTabs ? { role: "tabpanel", "aria-label": "Transcript" } : {})}
        className="h-full overflow-auto overscroll-contain scroll-pt-18 scroll-pb-12 low:scroll-py-2 scrollbar-gutter-stable"
      >
        <div ref={content} className="flex min-h-full w-fit min-w-full flex-col">
          {top}
          <Suspense fallback={<div className="h-10.5 border-b border-line" />}>
            <VariantHeads visibleColumns={visibleColumns} chosenId={variant.id} hasSheet={hasSheet} />
          </Suspense>
          {thread.length === 0 ? (
            <StartPage />
          ) : (
            <Suspense fallback={null}>
              {thread.map((turnId, index) => (
                <TurnRow
                  key={turnId}
                  turnId={turnId}
                  number={index + 1}
                  visibleColumns={visibleColumns}
                  chosenId={variant.id}
                  isAlone={isAlone}
                  isLast={index === thread.length - 1}
                />
              ))}
              {!isAlone && <ColumnFooters visibleColumns={visibleColumns} />}
            </Suspense>
          )}
          {end}
        </div>
      </div>
      {isAway && (
        <Button
          className="absolute bottom-3 left-1/2 z-20 -translate-x-1/2 rounded-full shadow-raised"
          onClick={jumpToLatest}
        >
          <ArrowDown size={14} aria-hidden /> Jump to latest
        </Button>
      )}
    </div>
  );
}
