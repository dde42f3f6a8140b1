import { shortenText } from "#core/cut-text.ts";
import { isPictureData } from "#core/content/read-transfer.ts";
import type { ColumnUse } from "#core/row-files/match-columns.ts";
import type { RowColumn, RowRecord } from "#core/row-files/row-table.ts";
import { ColumnUseFields } from "./column-use-fields.tsx";

/** The first values that are shown of a column, and the rows in which they are looked for. */
const [MAX_VALUES, MAX_ROWS] = [3, 50];
const MAX_VALUE_CHARS = 80;

/** A line for each column of a file: its name and first values, the kind of its values, and what is made of them. */
export function ColumnTable({
  columns,
  records,
  uses,
  variables,
  onChange,
}: {
  columns: readonly RowColumn[];
  records: readonly RowRecord[];
  uses: readonly ColumnUse[];
  /** The variables of the prompt. */
  variables: readonly string[];
  onChange: (index: number, use: ColumnUse) => void;
}) {
  return (
    <table aria-label="Columns" className="w-full border-collapse text-sm">
      <thead className="sr-only">
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Use</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column, index) => {
          const use = uses[index];
          if (!use) return null;
          const label = column.written === "" ? column.name : column.written;
          return (
            <tr key={column.name} className="border-t border-line first:border-t-0">
              <th scope="row" className="py-1.5 pe-3 text-start align-top font-normal">
                <span dir="auto" className="font-medium wrap-anywhere">
                  {label}
                </span>
                <span dir="auto" className="line-clamp-2 text-ink-3 wrap-anywhere">
                  {describeValues(records, index)}
                </span>
              </th>
              <td className="w-px py-1.5 align-top">
                <ColumnUseFields
                  column={column}
                  label={label}
                  use={use}
                  variables={variables}
                  onChange={(next) => onChange(index, next)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The first different values of a column on one line. */
function describeValues(records: readonly RowRecord[], index: number): string {
  const values = records.slice(0, MAX_ROWS).flatMap((record) => record[index] ?? []);
  const shown = [...new Set(values)].slice(0, MAX_VALUES).map(describeValue);
  return shown.length === 0 ? "no values in the first rows" : shown.join(" · ");
}

function describeValue(value: string): string {
  if (value === "") return "(empty)";
  if (isPictureData(value.slice(0, MAX_VALUE_CHARS))) return "(picture)";
  return shortenText(value.slice(0, MAX_VALUE_CHARS * 4).replaceAll(/\s+/g, " "), MAX_VALUE_CHARS);
}
