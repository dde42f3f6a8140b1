import { useRef, useState } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import type { ColumnStatus } from "#core/conversation/list-column-statuses.ts";
import { listColumnStatuses } from "#core/conversation/list-column-statuses.ts";
import { shortenNumbers } from "#core/format.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import { useOpenValue } from "#state/document/documents.ts";
import type { OpenDocument } from "#state/document/open-document.ts";
import { type IndexedColumn, variantChosen } from "#state/page-choices.ts";
import { computeNextIndex } from "#ui/kit/compute-next-index.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { useColumnLabels } from "./use-column-differences.ts";

const NO_STATUSES: readonly ColumnStatus[] = [];
/** Words that stream change no status. */
const listStatusesOnce = memoizeLast(listColumnStatuses);
const STATUS_WORDS = { running: "running", failed: "failed", done: "answered", empty: undefined } as const;

/**
 * A map of all columns that do not fit: a mark for each, those in sight framed. A press or an arrow key scrolls a column into sight.
 */
export function ColumnsMap({
  columns,
  isInSight,
  onShow,
}: {
  /** All columns in the order in which they stand. */
  columns: readonly IndexedColumn[];
  isInSight: (position: number) => boolean;
  onShow: (position: number) => void;
}) {
  const marks = useRef<HTMLElement>(null);
  const [focusedId, setFocusedId] = useState("");
  const labels = useColumnLabels();
  const statuses = useOpenValue<OpenDocument, readonly ColumnStatus[]>(
    (document) => document,
    ({ settled, columnIds, unsettled }) => listStatusesOnce(settled, columnIds, unsettled),
    NO_STATUSES,
  );
  const focused = columns.findIndex(({ variantId }) => variantId === focusedId);
  // The Tab key comes to the mark that was left, else to the first one in sight.
  const tabStop =
    focused < 0
      ? Math.max(
          0,
          columns.findIndex((_, position) => isInSight(position)),
        )
      : focused;
  return (
    <nav ref={marks} aria-label="Columns in sight" className="flex flex-wrap gap-0.5 py-0.5">
      {columns.map(({ variantId, columnIndex }, position) => {
        const letter = formatColumnLetter(columnIndex);
        const status = statuses[columnIndex] ?? "empty";
        const isSeen = isInSight(position);
        const label = shortenNumbers(labels[columnIndex] ?? "");
        const said = [`Column ${letter}`, label, STATUS_WORDS[status]].filter(Boolean).join(", ");
        return (
          <button
            key={variantId}
            type="button"
            aria-label={isSeen ? `${said}, in sight` : said}
            title={said}
            tabIndex={position === tabStop ? 0 : -1}
            onFocus={() => setFocusedId(variantId)}
            onClick={() => {
              variantChosen(variantId);
              onShow(position);
            }}
            onKeyDown={(event) => {
              const next = computeNextIndex(event.key, position, columns.length);
              if (next === undefined) return;
              event.preventDefault();
              marks.current?.querySelectorAll("button")[next]?.focus();
              onShow(next);
            }}
            className={joinClasses(
              "flex h-6 min-w-6 items-center justify-center gap-0.5 rounded-chip border px-1 font-mono text-xs hover:text-ink",
              isSeen ? "border-line-strong bg-surface font-semibold text-ink" : "border-transparent text-ink-2",
            )}
          >
            {letter}
            <StatusMark status={status} />
          </button>
        );
      })}
    </nav>
  );
}

/** A sign for the status of a column that differs in its form, not by its colour alone. */
function StatusMark({ status }: { status: ColumnStatus }) {
  if (status === "empty") return null;
  if (status === "failed")
    return (
      <b aria-hidden className="text-danger">
        !
      </b>
    );
  return (
    <span
      aria-hidden
      className={joinClasses(
        "size-1.5 rounded-full border",
        status === "running" ? "animate-pulse border-accent" : "border-ok bg-ok",
      )}
    />
  );
}
