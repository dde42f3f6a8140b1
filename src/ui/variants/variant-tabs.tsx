import { useRef } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { useColumns } from "#state/document/documents.ts";
import { variantChosen } from "#state/page-choices.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { computeNextIndex } from "#ui/kit/compute-next-index.ts";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { TRANSCRIPT_ID } from "./transcript-id.ts";

/** The columns as tabs on a phone: one is shown at a time. Arrows, Home and End choose. */
export function VariantTabs({ chosenIndex }: { chosenIndex: number }) {
  const columns = useColumns();
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
      className="sticky left-0 flex w-seen shrink-0 gap-1 overflow-x-auto border-b border-line px-2.5 py-1.5"
    >
      {columns.map((variant, columnIndex) => (
        <button
          key={variant.id}
          type="button"
          role="tab"
          aria-label={`Variant ${formatColumnLetter(columnIndex)}`}
          aria-selected={columnIndex === chosenIndex}
          aria-controls={TRANSCRIPT_ID}
          tabIndex={columnIndex === chosenIndex ? 0 : -1}
          onClick={() => choose(columnIndex)}
          onKeyDown={(event) => {
            if (choose(computeNextIndex(event.key, columnIndex, columns.length))) event.preventDefault();
          }}
          className={joinClasses(
            "grid size-9 shrink-0 place-items-center rounded-card",
            columnIndex === chosenIndex ? "bg-surface ring-1 ring-line-strong" : "opacity-60",
          )}
        >
          <VariantChip letter={formatColumnLetter(columnIndex)} columnIndex={columnIndex} />
        </button>
      ))}
    </div>
  );
}
