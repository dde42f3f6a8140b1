import { useEffect, useRef } from "react";
import type { Variant } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { useColumnIds, useOpenValue } from "#state/document/documents.ts";
import { variantChosen } from "#state/page-choices.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { computeNextIndex } from "#ui/kit/compute-next-index.ts";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { TRANSCRIPT_ID } from "./transcript-id.ts";
import { useColumnLabels } from "./use-column-differences.ts";

const NO_NAMES: readonly (string | undefined)[] = [];

/**
 * The columns as tabs on a phone: one is shown at a time. Each tab shows what differs. Arrows, Home and End choose.
 */
export function VariantTabs({ chosenIndex }: { chosenIndex: number }) {
  const ids = useColumnIds();
  const names = useOpenValue<readonly Variant[], readonly (string | undefined)[]>(
    ({ columns }) => columns,
    (columns) => columns.map(({ name }) => name),
    NO_NAMES,
  );
  const labels = useColumnLabels();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not scrollIntoView, which would scroll what is around the tabs as well.
    const tab = row.current?.querySelectorAll<HTMLElement>("[role=tab]")[chosenIndex];
    if (row.current && tab) row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [chosenIndex]);
  const choose = (columnIndex: number | undefined) => {
    const next = columnIndex === undefined ? undefined : ids[columnIndex];
    if (next === undefined) return false;
    variantChosen(next);
    row.current?.querySelectorAll<HTMLElement>("[role=tab]")[columnIndex ?? 0]?.focus();
    return true;
  };
  return (
    <div
      ref={row}
      role="tablist"
      aria-label="Variants"
      className="sticky start-0 flex w-seen shrink-0 gap-1 overflow-x-auto border-b border-line px-2.5 py-1.5"
    >
      {ids.map((variantId, columnIndex) => {
        const letter = formatColumnLetter(columnIndex);
        const label = names[columnIndex] ?? labels[columnIndex] ?? "";
        return (
          <button
            key={variantId}
            type="button"
            role="tab"
            aria-label={`Variant ${letter}${label === "" ? "" : `, ${label}`}`}
            aria-selected={columnIndex === chosenIndex}
            aria-controls={TRANSCRIPT_ID}
            tabIndex={columnIndex === chosenIndex ? 0 : -1}
            onClick={() => choose(columnIndex)}
            onKeyDown={(event) => {
              if (choose(computeNextIndex(event.key, columnIndex, ids.length))) event.preventDefault();
            }}
            className={joinClasses(
              "flex h-10 max-w-60 min-w-10 shrink-0 items-center justify-center gap-1.5 rounded-card px-2",
              columnIndex === chosenIndex ? "bg-surface ring-1 ring-line-strong" : "text-ink-2",
            )}
          >
            <VariantChip letter={letter} columnIndex={columnIndex} />
            {label !== "" && <span className="truncate font-mono text-sm">{label}</span>}
          </button>
        );
      })}
    </div>
  );
}
