import { ArrowDown } from "lucide-react";
import { Suspense, useMemo, useRef } from "react";
import { useColumns, useOpenId, useThread } from "#state/document/documents.ts";
import type { IndexedColumn } from "#state/document/chosen-variant.ts";
import { Button } from "#ui/kit/button.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { StartPage } from "#ui/help/start-page.tsx";
import { TRANSCRIPT_ID } from "#ui/variants/transcript-id.ts";
import { useAutoScroll } from "./use-auto-scroll.ts";
import { useViewportWidth } from "./use-viewport-width.ts";
import { useArrowNavigation } from "./use-arrow-navigation.ts";

/** Not needed before there is a turn: it comes with the rest while the page is idle. */
const TurnRow = lazyComponent(async () => (await import("./turn-row.tsx")).TurnRow);
/** In the first view, but a prompt can be written before they are there. */
const VariantHeads = lazyComponent(async () => (await import("#ui/variants/variant-heads.tsx")).VariantHeads);
const ColumnFooters = lazyComponent(
  async () => (await import("#ui/variants/column-footers.tsx")).ColumnFooters,
  () => null,
);

/** The grid of turns and replies under one scroll: a turn is a row, its replies stand side by side under their heads. */
export function Transcript({
  chosen,
  hasTabs,
  hasSheet,
}: {
  chosen: IndexedColumn;
  /** Columns are tabs here, and the chosen one is drawn alone. */
  hasTabs: boolean;
  hasSheet: boolean;
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
        className="h-full overflow-auto overscroll-contain scroll-pt-18 scroll-pb-12 scrollbar-gutter-stable"
      >
        <div ref={content} className="flex min-h-full w-fit min-w-full flex-col">
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
