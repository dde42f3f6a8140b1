import { useRef } from "react";
import { useColumnIds, useIsTableOpen } from "#state/document/documents.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { getColumnGridStyle } from "./get-column-grid-style.ts";
import { usePinnedColumnId } from "#state/pinned-column.ts";
import { useSwipes } from "./use-swipes.ts";
import { VariantHead } from "./variant-head.tsx";

/** The heads of the visible columns, above all turns. */
export function VariantHeads({
  visibleColumns,
  chosenId,
  hasTabs,
  hasSheet,
}: {
  visibleColumns: readonly IndexedColumn[];
  chosenId: string;
  hasTabs: boolean;
  hasSheet: boolean;
}) {
  const count = useColumnIds().length;
  const pinnedId = usePinnedColumnId();
  const canPin = !useIsTableOpen() && !hasTabs;
  const grid = useRef<HTMLDivElement>(null);
  useSwipes(grid, hasTabs, chosenId);
  return (
    <div
      ref={grid}
      style={getColumnGridStyle(visibleColumns.length)}
      className="column-grid divide-x divide-line bg-paper"
    >
      {visibleColumns.map(({ variantId, columnIndex }) => (
        <VariantHead
          key={variantId}
          variantId={variantId}
          columnIndex={columnIndex}
          count={count}
          isChosen={variantId === chosenId}
          hasTabs={hasTabs}
          hasSheet={hasSheet}
          isPinned={canPin && variantId === pinnedId}
          canPin={canPin}
        />
      ))}
    </div>
  );
}
