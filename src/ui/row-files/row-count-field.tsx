import { formatCount } from "#core/format.ts";
import { parseNumber } from "#core/parameters/parse-field.ts";
import { MAX_ROWS_AT_FIRST } from "#core/row-files/row-limits.ts";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";

/** The number of rows that is typed, at first a thousand or all; undefined where it is no number of rows. */
export function parseRowCount(typed: string | undefined, rowCount: number): number | undefined {
  if (typed === undefined) return Math.min(rowCount, MAX_ROWS_AT_FIRST);
  const parsed = parseNumber(typed);
  const isCount = parsed.type === "number" && Number.isInteger(parsed.value) && parsed.value >= 1;
  return isCount && parsed.value <= rowCount ? parsed.value : undefined;
}

/** The field for the number of rows that are added of a long table, from its first row on. */
export function RowCountField({
  value,
  rowCount,
  onChange,
}: {
  value: string | undefined;
  rowCount: number;
  onChange: (typed: string) => void;
}) {
  return (
    <label className="flex items-center gap-1.5 text-sm">
      The first
      <input
        inputMode="numeric"
        autoComplete="off"
        aria-label="Number of rows to add"
        aria-invalid={parseRowCount(value, rowCount) === undefined}
        value={value ?? String(MAX_ROWS_AT_FIRST)}
        onChange={(event) => onChange(event.target.value)}
        className={`h-7 w-20 text-end ${COMPACT_CLASSES}`}
      />
      of {formatCount(rowCount)} rows
    </label>
  );
}
