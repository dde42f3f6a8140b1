import { memo } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import type { TableRow } from "#core/table/table-rows.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { getColumnGridStyle } from "#ui/variants/get-column-grid-style.ts";
import { RowValues } from "./row-values.tsx";
import { TableCellView } from "./table-cell-view.tsx";

/** A row of the table: its number and its values, and a cell for each visible column. On a phone it is a card. */
export const TableRowView = memo(function TableRowView({
  row: { row, number, cells },
  names,
  visibleColumns,
  rowIndex,
  activeColumn,
  isCard,
  hasOneHeight,
}: {
  row: TableRow;
  names: readonly string[];
  visibleColumns: readonly IndexedColumn[];
  /** The position in the list, from 2, since the heads are the first row. */
  rowIndex: number;
  /** The column of the cell that Tab reaches, -1 for the values; undefined where it is in another row. */
  activeColumn: number | undefined;
  isCard: boolean;
  /** True in a long table, whose rows are all of one height. */
  hasOneHeight: boolean;
}) {
  return (
    <div
      role="row"
      aria-label={`Row ${number}`}
      aria-rowindex={rowIndex}
      data-row={row.id}
      className={joinClasses(
        "flex border-b border-line",
        isCard && "flex-col",
        hasOneHeight && (isCard ? "h-52 overflow-hidden" : "h-31 overflow-hidden"),
      )}
    >
      <div
        role="rowheader"
        aria-label={`Row ${number}, values`}
        aria-colindex={1}
        aria-keyshortcuts="Enter Delete"
        data-column={-1}
        tabIndex={activeColumn === -1 ? 0 : -1}
        className={joinClasses(
          "group/values flex shrink-0 cursor-pointer gap-2.5 bg-paper px-3 py-2.5 hover:bg-sunken",
          isCard ? "pb-1" : "sticky start-0 z-1 w-44 border-e border-line xl:w-58",
        )}
      >
        <span aria-hidden className="min-w-5 shrink-0 pt-px font-mono text-xs text-ink-3">
          {number}
        </span>
        <RowValues values={row.values} names={names} />
      </div>
      <div
        style={getColumnGridStyle(visibleColumns.length)}
        className={joinClasses("column-grid min-w-0 grow", !isCard && "basis-0 divide-x divide-line")}
      >
        {visibleColumns.map(({ variantId, columnIndex }) => {
          const cell = cells[columnIndex];
          const contentId = `cell-${row.id}-${columnIndex}`;
          return (
            <div
              key={variantId}
              role="gridcell"
              aria-label={`Row ${number}, ${formatColumnLetter(columnIndex)}`}
              aria-describedby={contentId}
              aria-colindex={columnIndex + 2}
              data-variant={variantId}
              data-column={columnIndex}
              data-reply={cell?.shown?.id}
              data-status={cell?.shown?.status ?? "none"}
              tabIndex={activeColumn === columnIndex ? 0 : -1}
              className="min-w-0 cursor-pointer hover:bg-sunken"
            >
              <div
                id={contentId}
                className={joinClasses(
                  "flex h-full flex-col",
                  isCard ? "ps-10.5 pe-3.5 pb-2.5" : "min-h-17 px-3.5 py-2.5",
                )}
              >
                {cell && <TableCellView cell={cell} />}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
});
