import { computeColumnFigures, type ColumnFigures } from "#core/table/column-figures.ts";
import type { TableRow } from "#core/table/table-rows.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { formatSeconds, formatUsd } from "#core/format.ts";
import { computeKnownCost } from "#state/models/known-cost.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { ColumnPass } from "#ui/numbers/column-pass.tsx";
import { getColumnGridStyle } from "#ui/variants/get-column-grid-style.ts";
import { VariantHeads } from "#ui/variants/variant-heads.tsx";
import { memo, useMemo } from "react";

/** The heads of the table: the names of the rows' variables, and the head of each column with its figures. */
export const TableHeads = memo(function TableHeads({
  rows,
  names,
  visibleColumns,
  chosenId,
  hasLead,
  hasTabs,
  hasSheet,
}: {
  rows: readonly TableRow[];
  names: readonly string[];
  visibleColumns: readonly IndexedColumn[];
  chosenId: string;
  /** True where the rows' values have a column of their own. */
  hasLead: boolean;
  hasTabs: boolean;
  hasSheet: boolean;
}) {
  const pricesOf = useKnownPrices();
  const figures = useMemo(
    () =>
      visibleColumns.map(({ columnIndex }) =>
        computeColumnFigures(rows, columnIndex, (reply) => computeKnownCost(reply, pricesOf)),
      ),
    [rows, visibleColumns, pricesOf],
  );
  const hasFigures = figures.some(({ answered }) => answered > 0);
  return (
    <div className="flex bg-paper">
      {hasLead && (
        <div
          data-lead
          className="sticky start-0 z-1 flex w-44 shrink-0 items-center gap-2.5 border-e border-b border-line bg-paper px-3 xl:w-58"
        >
          <span className="min-w-5 font-mono text-xs text-ink-3">#</span>
          <span className="min-w-0 truncate font-medium">{names.join(" · ")}</span>
        </div>
      )}
      <div className="min-w-0 grow basis-0">
        <VariantHeads visibleColumns={visibleColumns} chosenId={chosenId} hasTabs={hasTabs} hasSheet={hasSheet} />
        {hasFigures && (
          <div
            style={getColumnGridStyle(visibleColumns.length)}
            className="column-grid divide-x divide-line border-b border-line"
          >
            {visibleColumns.map(({ variantId, columnIndex }, index) => (
              <div
                key={variantId}
                role="group"
                aria-label={`Figures of variant ${formatColumnLetter(columnIndex)}`}
                className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-2 px-3.5 py-1 font-mono text-xs text-ink-3"
              >
                <ColumnPass variantId={variantId} />
                {figures[index] && <Figures figures={figures[index]} rowCount={rows.length} />}
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  );
});

function Figures({
  figures: { answered, medianMs, rowUsd, isEstimate },
  rowCount,
}: {
  figures: ColumnFigures;
  rowCount: number;
}) {
  if (answered === 0) return <span aria-label="no figures yet">–</span>;
  return (
    <>
      {medianMs !== undefined && (
        <span title={`The median time of ${answered} answers, from the request to the end`}>
          median <b className="font-medium text-ink">{formatSeconds(medianMs)}</b>
        </span>
      )}
      {rowUsd !== undefined && (
        <span title="The mean cost of a row, all its samples together">
          <b className="font-medium text-ink">
            {isEstimate && "≈ "}
            {rowUsd === 0 ? "free" : formatUsd(rowUsd)}
          </b>
          {rowUsd > 0 && " a row"}
        </span>
      )}
      <span className="ms-auto">
        {answered} of {rowCount}
      </span>
    </>
  );
}
