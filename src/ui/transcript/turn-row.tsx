import type { Id } from "#core/vocabulary.ts";
import { memo, useCallback, useRef, useState } from "react";
import type { IndexedColumn } from "#state/page-choices.ts";
import { usePreference } from "#state/preferences/preferences.ts";
import { Button } from "#ui/kit/button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { getColumnGridStyle } from "#ui/variants/get-column-grid-style.ts";
import { CellView } from "./cell-view.tsx";
import { TurnArticle } from "./turn-article.tsx";
import { useIsTall } from "./use-is-tall.ts";

/**
 * A turn and the replies of every column to it. Very long replies of earlier turns fold to a common height, even answers of
 * all turns; they unfold together.
 */
export const TurnRow = memo(function TurnRow({
  turnId,
  number,
  visibleColumns,
  chosenId,
  isAlone,
  isLast,
}: {
  turnId: Id;
  number: number;
  visibleColumns: readonly IndexedColumn[];
  chosenId: Id;
  /** True where there is no other column. */
  isAlone: boolean;
  isLast: boolean;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const isEven = usePreference("evenAnswers") && visibleColumns.length > 1;
  // Chosen for answers that are even, or for those that are not.
  const [chosen, setChosen] = useState<{ isEven: boolean; isFolded: boolean } | null>(null);
  const folded = chosen?.isEven === isEven ? chosen.isFolded : undefined;
  const expand = useCallback(() => setChosen({ isEven, isFolded: false }), [isEven]);
  const isTall = useIsTall(grid, isEven) && !isAlone;
  const isFolded = isTall && (folded ?? (isEven || !isLast));
  const height = isEven ? (folded === false ? "whole" : "even") : isFolded ? "folded" : "whole";
  const frame = isAlone ? "mx-auto w-full max-w-reading px-4.5" : "sticky start-0 w-seen px-3.5";
  return (
    <div className={joinClasses("pt-4", isAlone ? "pb-2" : "pb-3", !isAlone && !isLast && "border-b border-line")}>
      <TurnArticle
        turnId={turnId}
        number={number}
        frame={frame}
        visibleColumns={visibleColumns}
        isAlone={isAlone}
        isLast={isLast}
      />
      <div
        ref={grid}
        style={getColumnGridStyle(visibleColumns.length)}
        className={joinClasses("column-grid", isAlone ? "mx-auto w-full max-w-reading px-4.5" : "divide-x divide-line")}
      >
        {visibleColumns.map(({ variantId, columnIndex }) => (
          <CellView
            key={variantId}
            turnId={turnId}
            variantId={variantId}
            columnIndex={columnIndex}
            turnNumber={number}
            isAlone={isAlone}
            isChosen={variantId === chosenId}
            isLast={isLast}
            height={height}
            onExpand={expand}
          />
        ))}
      </div>
      {isTall && (
        <div className="sticky start-0 grid w-seen place-items-center pt-1">
          <Button
            look="ghost"
            className="text-sm"
            aria-expanded={!isFolded}
            onClick={() => setChosen({ isEven, isFolded: !isFolded })}
          >
            {isFolded ? "Show full answers" : "Collapse answers"}
          </Button>
        </div>
      )}
    </div>
  );
});
