import { joinClasses } from "./join-classes.ts";

const HUES = [
  "bg-variant-a",
  "bg-variant-b",
  "bg-variant-c",
  "bg-variant-d",
  "bg-variant-e",
  "bg-variant-f",
  "bg-variant-g",
  "bg-variant-h",
] as const;

/** The class of a column's hue; hues repeat after eight. */
function getHueClass(columnIndex: number): string {
  return HUES[columnIndex % HUES.length] ?? HUES[0];
}

/** The letter of a variant on its hue. */
export function VariantChip({ letter, columnIndex }: { letter: string; columnIndex: number }) {
  return (
    <span
      aria-hidden
      className={joinClasses(
        "grid size-5 shrink-0 place-items-center rounded-chip font-mono text-xs font-semibold text-variant-ink",
        getHueClass(columnIndex),
      )}
    >
      {letter}
    </span>
  );
}
