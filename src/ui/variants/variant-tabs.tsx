import { useRef } from "react";
import { variantLetter } from "#core/conversation/variant-letter.ts";
import { useColumns } from "#state/document/documents.ts";
import { variantChosen } from "#state/variants/chosen-variant.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { readPlace } from "#ui/kit/read-place.ts";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { TRANSCRIPT_ID } from "./transcript-id.ts";

/** On a phone columns are tabs: one is drawn at a time. Arrows, Home and End choose. */
export function VariantTabs({ chosenPlace }: { chosenPlace: number }) {
  const columns = useColumns();
  const row = useRef<HTMLDivElement>(null);
  const choose = (place: number | undefined) => {
    const next = place === undefined ? undefined : columns[place];
    if (!next) return false;
    variantChosen(next.id);
    row.current?.querySelectorAll<HTMLElement>("[role=tab]")[place ?? 0]?.focus();
    return true;
  };
  return (
    <div
      ref={row}
      role="tablist"
      aria-label="Variants"
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-2.5 py-1.5"
    >
      {columns.map((variant, place) => (
        <button
          key={variant.id}
          type="button"
          role="tab"
          aria-label={`Variant ${variantLetter(place)}`}
          aria-selected={place === chosenPlace}
          aria-controls={TRANSCRIPT_ID}
          tabIndex={place === chosenPlace ? 0 : -1}
          onClick={() => choose(place)}
          onKeyDown={(event) => {
            if (choose(readPlace(event.key, place, columns.length))) event.preventDefault();
          }}
          className={joinClasses(
            "grid size-9 shrink-0 place-items-center rounded-lg",
            place === chosenPlace ? "bg-surface shadow-[0_0_0_1px_var(--line-strong)]" : "opacity-60",
          )}
        >
          <VariantChip letter={variantLetter(place)} place={place} />
        </button>
      ))}
    </div>
  );
}
