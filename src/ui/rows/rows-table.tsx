import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { listRows } from "#core/conversation/rows.ts";
import { groupFailures, listFailureReasons } from "#core/table/failing-rows.ts";
import { listPictureNames } from "#core/table/picture-names.ts";
import { listRowNames } from "#core/table/row-names.ts";
import { computeTableProgress } from "#core/table/table-progress.ts";
import { sortRows } from "#core/table/sort-rows.ts";
import type { Id } from "#core/vocabulary.ts";
import { goToRow } from "#state/addresses/go-to-row.ts";
import { useAllResults } from "#state/checks/check-results.ts";
import { useFollowedChecks } from "#state/checks/follow-checks.ts";
import { getOpenConversation, useColumnIds, useOpenId, useThread } from "#state/document/documents.ts";
import { addRows, removeRows } from "#state/edits/row-edits.ts";
import { layerOpened } from "#state/layers.ts";
import { computeKnownCost } from "#state/models/known-cost.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { useAreColumnsFitted, variantChosen } from "#state/page-choices.ts";
import { tableChosen, useTableChoices, type TablePosition } from "#state/table-choices.ts";
import { Button } from "#ui/kit/button.tsx";
import { useMarkKeys } from "#ui/checks/use-mark-keys.ts";
import { useStickyHeights } from "#ui/transcript/use-sticky-heights.ts";
import { useViewportWidth } from "#ui/transcript/use-viewport-width.ts";
import { VerdictBar } from "#ui/numbers/verdict-bar.tsx";
import { ColumnsBar } from "#ui/variants/columns-bar.tsx";
import { getMinColumnStyle } from "#ui/variants/get-column-grid-style.ts";
import { TRANSCRIPT_ID } from "#ui/variants/transcript-id.ts";
import { TableBar } from "./table-bar.tsx";
import { TableFilters } from "./table-filters.tsx";
import { TableHeads } from "./table-heads.tsx";
import { TableRowView } from "./table-row-view.tsx";
import { TableStrip } from "./table-strip.tsx";
import { TableTurn } from "./table-turn.tsx";
import { listWindowIndexes, MAX_PLAIN_ROWS, useRowWindow } from "./use-row-window.ts";
import { useTableKeys } from "./use-table-keys.ts";
import { useTableMarks, useTableRows } from "./use-table-rows.ts";

/** The rows of an experiment in place of the turns: a row for each, a cell for each column, under the same heads. */
export function RowsTable({
  chosenId,
  chosenIndex,
  hasTabs,
  hasSheet,
  isPhone,
  top,
  end,
}: {
  chosenId: Id;
  chosenIndex: number;
  /** True where columns are tabs, and only the chosen one is shown. */
  hasTabs: boolean;
  hasSheet: boolean;
  /** True where a row is a card. */
  isPhone: boolean;
  /** Content above the table and below its last row, which scrolls with it. */
  top?: ReactNode;
  end?: ReactNode;
}) {
  const openId = useOpenId();
  const thread = useThread();
  const columnIds = useColumnIds();
  const { filters, failing, sorting, turnId: chosenTurnId, position } = useTableChoices(openId);
  const turnId = thread.find((id) => id === chosenTurnId) ?? thread.at(-1) ?? null;
  const rows = useTableRows(turnId);
  const marks = useTableMarks(rows, turnId);
  const pricesOf = useKnownPrices();
  useFollowedChecks();
  useMarkKeys();
  const results = useDeferredValue(useAllResults());
  const failures = useMemo(() => groupFailures(rows, results), [rows, results]);
  const listed = useMemo(() => {
    const marked =
      filters.length === 0 ? rows : rows.filter((row) => filters.every((mark) => marks.getMarks(row).has(mark)));
    const { reason } = failing ?? {};
    const kept = failing
      ? marked.filter((row) => listFailureReasons(row, results).some((each) => reason === undefined || each === reason))
      : marked;
    return sortRows(kept, sorting, (reply) => computeKnownCost(reply, pricesOf)?.usd);
  }, [rows, marks, filters, failing, results, sorting, pricesOf]);
  const rowIds = useMemo(() => listed.map(({ row }) => row.id), [listed]);
  const names = useMemo(() => listRowNames(rows.map(({ row }) => row)), [rows]);
  const hasPictures = useMemo(() => listPictureNames(rows.map(({ row }) => row)).length > 0, [rows]);
  const progress = useMemo(() => computeTableProgress(rows), [rows]);
  const visibleColumns = useMemo(
    () =>
      hasTabs
        ? [{ variantId: chosenId, columnIndex: chosenIndex }]
        : columnIds.map((variantId, columnIndex) => ({ variantId, columnIndex })),
    [hasTabs, chosenId, chosenIndex, columnIds],
  );
  const columnIndexes = useMemo(() => visibleColumns.map(({ columnIndex }) => columnIndex), [visibleColumns]);
  const sampleCounts = rows[0]?.cells.map(({ samples }) => samples) ?? [1];

  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const heads = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  useViewportWidth(scroller);
  useStickyHeights(frame, heads, grid);
  const areColumnsFitted = useAreColumnsFitted();

  const activeIndex = position ? rowIds.indexOf(position.rowId) : -1;
  const active: TablePosition | undefined =
    position && activeIndex >= 0
      ? position
      : rowIds[0] === undefined
        ? undefined
        : { rowId: rowIds[0], columnIndex: -1 };
  const isPlain = listed.length <= MAX_PLAIN_ROWS;
  const rowWindow = useRowWindow(scroller, grid, !isPlain);
  const { focusCell, handlers } = useTableKeys(grid, rowIds, columnIndexes, {
    onMove: (next) => tableChosen(openId, { position: next }),
    onOpen: ({ rowId, columnIndex }) => {
      tableChosen(openId, { position: { rowId, columnIndex } });
      const variantId = columnIds[columnIndex];
      if (variantId === undefined) layerOpened({ kind: "row", rowId });
      else {
        variantChosen(variantId);
        goToRow(rowId);
      }
    },
    onDelete: (rowId) => removeRows([rowId]),
  });
  useReturnedFocus(position, focusCell);

  const addRow = () => {
    addRows([{}]);
    const open = getOpenConversation();
    const rowId = open && listRows(open).at(-1)?.id;
    if (rowId === undefined) return;
    tableChosen(openId, { position: { rowId, columnIndex: -1 }, filters: [], failing: undefined, sorting: undefined });
    layerOpened({ kind: "row", rowId });
  };
  const seek = useCallback((share: number) => {
    const element = scroller.current;
    const list = grid.current;
    if (element && list) element.scrollTop = list.offsetTop + share * list.offsetHeight - element.clientHeight / 2;
  }, []);
  const draw = (index: number) => {
    const row = listed[index];
    return (
      row && (
        <TableRowView
          row={row}
          names={names}
          visibleColumns={visibleColumns}
          rowIndex={index + 2}
          activeColumn={active?.rowId === row.row.id ? active.columnIndex : undefined}
          isCard={isPhone}
          hasOneHeight={!isPlain}
        />
      )
    );
  };
  return (
    <div className="flex min-h-0 grow flex-col">
      <TableBar
        columnCount={columnIds.length}
        rowCount={rows.length}
        samples={[Math.min(...sampleCounts), Math.max(...sampleCounts)]}
        hasPictures={hasPictures}
        progress={progress}
        turnId={turnId}
      />
      <VerdictBar />
      <TableFilters
        marks={marks}
        failures={failures}
        failing={failing}
        filters={filters}
        sorting={sorting}
        names={names}
        listedCount={listed.length}
        rowCount={rows.length}
        onFilter={(next) => tableChosen(openId, { filters: next })}
        onFailing={(next) => tableChosen(openId, { failing: next })}
        onSort={(next) => tableChosen(openId, { sorting: next })}
      />
      {!hasTabs && <ColumnsBar columns={visibleColumns} isPinned={false} hasTabs={false} hasReplies={false} />}
      <div ref={frame} style={getMinColumnStyle(areColumnsFitted)} className="flex min-h-0 grow">
        <TableStrip rows={listed} results={results} columnIndexes={columnIndexes} onSeek={seek} />
        <div
          ref={scroller}
          id={TRANSCRIPT_ID}
          {...(hasTabs ? { role: "tabpanel", "aria-label": "Table" } : {})}
          className="relative min-w-0 grow overflow-auto overscroll-contain scroll-pt-beside-heads scroll-pb-2 low:scroll-py-2 scrollbar-gutter-stable"
        >
          <div ref={content} className="flex min-h-full w-fit min-w-full flex-col">
            {top}
            {turnId !== null && (
              <TableTurn
                thread={thread}
                turnId={turnId}
                visibleColumns={visibleColumns}
                onChoose={(next) => tableChosen(openId, { turnId: next })}
              />
            )}
            <div ref={heads} className="sticky top-0 z-10 low:static">
              <TableHeads
                rows={rows}
                names={names}
                visibleColumns={visibleColumns}
                chosenId={chosenId}
                hasTabs={hasTabs}
                hasLead={!isPhone}
                hasSheet={hasSheet}
              />
            </div>
            <div
              ref={grid}
              role="grid"
              aria-label="Rows"
              aria-rowcount={listed.length + 1}
              aria-colcount={columnIds.length + 1}
              {...handlers}
              {...(isPlain ? {} : { style: { height: listed.length * rowWindow.rowPx } })}
              className="relative"
            >
              <div role="row" aria-rowindex={1} className="sr-only">
                <span role="columnheader" aria-colindex={1}>
                  {names.join(", ")}
                </span>
                {visibleColumns.map(({ variantId, columnIndex }) => (
                  <span key={variantId} role="columnheader" aria-colindex={columnIndex + 2}>
                    {formatColumnLetter(columnIndex)}
                  </span>
                ))}
              </div>
              {isPlain
                ? listed.map(({ row }, index) => (
                    <div
                      key={row.id}
                      role="presentation"
                      className="[contain-intrinsic-size:auto_92px] [content-visibility:auto]"
                    >
                      {draw(index)}
                    </div>
                  ))
                : listWindowIndexes(rowWindow, listed.length, activeIndex).map((index) => (
                    <div
                      key={rowIds[index]}
                      role="presentation"
                      className="absolute inset-x-0 top-0"
                      style={{ transform: `translateY(${index * rowWindow.rowPx}px)` }}
                    >
                      {draw(index)}
                    </div>
                  ))}
            </div>
            {listed.length === 0 && (
              <p className="sticky start-0 w-seen p-6 text-center text-ink-3">
                {rows.length === 0 ? "No rows yet." : "No row is left by these filters."}
              </p>
            )}
            <div className="sticky start-0 w-seen px-2 py-2">
              <Button look="ghost" onClick={addRow}>
                <Plus size={14} aria-hidden /> Add a row
              </Button>
            </div>
            {end}
          </div>
        </div>
      </div>
    </div>
  );
}

/** Gives the focus back to the cell that was opened, where the page comes back to its table. */
function useReturnedFocus(position: TablePosition | undefined, focusCell: (position: TablePosition) => void): void {
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) return;
    isFirst.current = false;
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body;
    if (position && isFree) focusCell(position);
  });
}
