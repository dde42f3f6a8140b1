import { ArrowLeft, ChevronLeft, ChevronRight, Pencil } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import type { Conversation, Row } from "#core/conversation/conversation.ts";
import { listRows } from "#core/conversation/rows.ts";
import { listRowNames } from "#core/table/row-names.ts";
import { describeWording } from "#core/conversation/variable-path.ts";
import { formatCount } from "#core/format.ts";
import type { Id } from "#core/vocabulary.ts";
import { goToRow } from "#state/addresses/go-to-row.ts";
import { useOpenId, useOpenValue, useUnsettledCount } from "#state/document/documents.ts";
import { getLayer, layerOpened } from "#state/layers.ts";
import { tableChosen, useTableChoices } from "#state/table-choices.ts";
import { Button } from "#ui/kit/button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { useWindowKeydown } from "#ui/kit/use-window-keydown.ts";

const NO_ROWS: readonly Row[] = [];

/** The bar above the transcript of one row: its number and its values, the rows beside it, and the way back to all. */
export function RowBar({ rowId }: { rowId: Id }) {
  const rows = useOpenValue<Conversation["rows"], readonly Row[]>(
    ({ settled }) => settled.rows,
    (all) => listRows({ rows: all }),
    NO_ROWS,
  );
  const openId = useOpenId();
  const isRunning = useUnsettledCount() > 0;
  const { position } = useTableChoices(openId);
  const names = useMemo(() => listRowNames(rows), [rows]);
  const back = useRef<HTMLButtonElement>(null);
  const index = rows.findIndex(({ id }) => id === rowId);
  const row = rows[index];
  useEffect(function takeFreeFocus() {
    if (document.activeElement === null || document.activeElement === document.body) back.current?.focus();
  }, []);
  useWindowKeydown((event) => {
    // Escape stops what runs, and leaves a field to itself.
    const isInField =
      event.target instanceof Element && event.target.closest("input, textarea, select, dialog") !== null;
    if (event.key === "Escape" && !event.defaultPrevented && !isInField && !isRunning && getLayer() === null)
      goToRow(undefined);
  });
  if (!row) return null;
  const go = (by: number) => {
    const next = rows[index + by];
    if (!next) return;
    tableChosen(openId, { position: { rowId: next.id, columnIndex: position?.columnIndex ?? -1 } });
    goToRow(next.id);
  };
  return (
    <nav
      aria-label="Rows"
      className="flex shrink-0 items-center gap-1 border-b border-line bg-sunken px-2 py-1 text-sm text-ink-2"
    >
      <Button
        ref={back}
        look="ghost"
        title="Back to the table"
        aria-keyshortcuts="Escape"
        onClick={() => goToRow(undefined)}
      >
        <ArrowLeft size={14} aria-hidden /> All rows
      </Button>
      <IconButton
        icon={ChevronLeft}
        label="Previous row"
        offReason={index === 0 ? "This is the first row" : undefined}
        onClick={() => go(-1)}
      />
      <b className="font-semibold whitespace-nowrap text-ink">
        Row {formatCount(index + 1)} of {formatCount(rows.length)}
      </b>
      <IconButton
        icon={ChevronRight}
        label="Next row"
        offReason={index === rows.length - 1 ? "This is the last row" : undefined}
        onClick={() => go(1)}
      />
      <span className="ms-1 min-w-0 grow truncate text-ink-3">
        {names
          .flatMap((name) => (row.values[name] ? [`${name}: ${describeWording(row.values[name])}`] : []))
          .join(" · ")}
      </span>
      <IconButton
        icon={Pencil}
        label="Edit the values of this row"
        onClick={() => layerOpened({ kind: "row", rowId })}
      />
    </nav>
  );
}
