import { Star } from "lucide-react";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import type { NumbersColumn } from "./numbers-column.ts";

/** The letter of a column and what sets it apart, with a star where the others are compared with it. */
export function ColumnName({ column: { letter, columnIndex, label, isBaseline } }: { column: NumbersColumn }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-sm">
      <VariantChip letter={letter} columnIndex={columnIndex} />
      {isBaseline && <Star size={11} aria-hidden className="shrink-0 text-ink-3" />}
      <span className="min-w-0 truncate text-ink-2">{label}</span>
    </span>
  );
}

/** The name of a column as words. */
export function nameColumn({ letter, label, isBaseline }: NumbersColumn): string {
  return `${letter}${label === "" ? "" : ` ${label}`}${isBaseline ? " (baseline)" : ""}`;
}
