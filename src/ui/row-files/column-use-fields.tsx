import type { ColumnUse } from "#core/row-files/match-columns.ts";
import type { RowColumn, RowKind } from "#core/row-files/row-table.ts";
import { Select } from "#ui/kit/select.tsx";

const KINDS: readonly { value: RowKind; label: string }[] = [
  { value: "text", label: "text" },
  { value: "number", label: "number" },
  { value: "json", label: "JSON" },
  { value: "picture", label: "picture" },
];

/** Stands in the select of a use for "left out", which no name can be. */
const LEFT_OUT = " ";

/** The fields for the kind of a column's values, and for the variable that they fill. */
export function ColumnUseFields({
  column,
  label,
  use,
  variables,
  onChange,
}: {
  column: RowColumn;
  label: string;
  use: ColumnUse;
  /** The variables of the prompt. */
  variables: readonly string[];
  onChange: (use: ColumnUse) => void;
}) {
  const kept = variables.includes(column.name) ? [] : [{ value: column.name, label: `kept as ${column.name}` }];
  return (
    <div className="flex items-center gap-1.5 max-sm:flex-col">
      <span className="w-24 max-sm:w-40">
        <Select
          aria-label={`Kind of ${label}`}
          look="value"
          options={column.kind === "picture" ? KINDS : KINDS.filter(({ value }) => value !== "picture")}
          value={use.kind}
          disabled={use.isLeftOut}
          onChange={(kind) => onChange({ ...use, kind })}
        />
      </span>
      <span className="w-40">
        <Select
          aria-label={`Use of ${label}`}
          look="value"
          options={[
            ...variables.map((name) => ({ value: name, label: `fills {{${name}}}` })),
            ...kept,
            { value: LEFT_OUT, label: "left out" },
          ]}
          value={use.isLeftOut ? LEFT_OUT : use.name}
          onChange={(name) =>
            onChange(
              name === LEFT_OUT ? { ...use, isLeftOut: true } : { name, kind: use.isLeftOut ? column.kind : use.kind },
            )
          }
        />
      </span>
    </div>
  );
}
