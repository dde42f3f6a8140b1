import { useRef } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { useColumns } from "#state/document/documents.ts";
import { variantChosen } from "#state/page-choices.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { computeNextIndex } from "#ui/kit/compute-next-index.ts";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { TRANSCRIPT_ID } from "./transcript-id.ts";
import { useColumnDifferences } from "./use-column-differences.ts";

/**
 * The columns as tabs on a phone: one is shown at a time. Each tab shows what differs. Arrows, Home and End choose.
 */
export function VariantTabs({ chosenIndex }: { chosenIndex: number }) {
  const columns = useColumns();
  const differences = useColumnDifferences(columns);
  const row = useRef<HTMLDivElement>(null);
  const choose = (columnIndex: number | undefined) => {
    const next = columnIndex === undefined ? undefined : columns[columnIndex];
    if (!next) return false;
    variantChosen(next.id);
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
      {columns.map((variant, columnIndex) => {
        const letter = formatColumnLetter(columnIndex);
        const label = variant.name ?? differences[columnIndex]?.label ?? "";
        return (
          <button
            key={variant.id}
            type="button"
            role="tab"
            aria-label={`Variant ${letter}${label === "" ? "" : `, ${label}`}`}
            aria-selected={columnIndex === chosenIndex}
            aria-controls={TRANSCRIPT_ID}
            tabIndex={columnIndex === chosenIndex ? 0 : -1}
            onClick={() => choose(columnIndex)}
            onKeyDown={(event) => {
              if (choose(computeNextIndex(event.key, columnIndex, columns.length))) event.preventDefault();
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
