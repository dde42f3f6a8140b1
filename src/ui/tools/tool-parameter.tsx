import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useState } from "react";
import type { ParameterRow, RowChange, RowType } from "#core/tools/parameter-rows.ts";
import { formatValues, parseValues, ROW_TYPES } from "#core/tools/parameter-rows.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { Select } from "#ui/kit/select.tsx";
import { useFocusedWhenFresh } from "./use-focused-when-fresh.ts";

const TYPE_LABELS: Record<RowType, string> = {
  string: "text",
  number: "number",
  integer: "whole number",
  boolean: "true or false",
  array: "list",
  object: "object",
};
const ANY = "any";
const TYPES = ROW_TYPES.map((value) => ({ value, label: TYPE_LABELS[value] }));
const OPEN_TYPES = [...TYPES, { value: ANY, label: "any" }] as const;

/** A row for a parameter: its name, its type, its description, and what it may be. The children are the fields of an object. */
export function ToolParameter({
  row,
  isFresh,
  takenNames,
  onRename,
  onChange,
  onRemove,
  children,
}: {
  row: ParameterRow;
  /** True for a row that was just added: its name takes the focus. */
  isFresh: boolean;
  takenNames: readonly string[];
  onRename: (name: string) => void;
  onChange: (change: RowChange) => void;
  onRemove: () => void;
  children: ReactNode;
}) {
  const { name, type, itemType, description, isRequired, unshown } = row;
  const valueType = type === "array" ? itemType : type;
  const isListed = !unshown.some((keyword) => keyword === "enum" || keyword === "items.enum");
  const hasValues = isListed && (valueType === "string" || valueType === "number" || valueType === "integer");
  return (
    <div role="group" aria-label={name} className="flex flex-col gap-1.5 rounded-card border border-line p-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <NameField name={name} isFresh={isFresh} takenNames={takenNames} onRename={onRename} />
        <Select
          aria-label="Type"
          options={OPEN_TYPES}
          value={type ?? ANY}
          onChange={(next) => onChange({ type: next === ANY ? undefined : next })}
        />
        {type === "array" && (
          <Select
            label="of"
            options={OPEN_TYPES}
            value={itemType ?? ANY}
            onChange={(next) => onChange({ itemType: next === ANY ? undefined : next })}
          />
        )}
        <Checkbox label="Required" isChecked={isRequired} onChange={(next) => onChange({ isRequired: next })} />
        <IconButton icon={X} label={`Remove ${name}`} className="ms-auto" onClick={onRemove} />
      </div>
      <input
        aria-label="Description"
        placeholder="description"
        dir="auto"
        autoComplete="off"
        value={description}
        onChange={(event) => onChange({ description: event.target.value })}
        className={`h-7 ${COMPACT_CLASSES}`}
      />
      {hasValues && (
        <ValuesField key={valueType} values={row.values} type={valueType} onChange={(values) => onChange({ values })} />
      )}
      {unshown.length > 0 && (
        <p className="text-xs text-ink-3 wrap-anywhere">Also in the JSON: {unshown.join(", ")}.</p>
      )}
      {children !== undefined && children !== false && <div className="border-s border-line ps-2">{children}</div>}
    </div>
  );
}

/** The name of a parameter. One that another has, or none, is not taken; the name of before returns when the field is left. */
function NameField({
  name,
  isFresh,
  takenNames,
  onRename,
}: {
  name: string;
  isFresh: boolean;
  takenNames: readonly string[];
  onRename: (name: string) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const field = useFocusedWhenFresh(isFresh);
  const fault =
    typed === undefined || typed === name
      ? undefined
      : typed === ""
        ? "It needs a name."
        : "There is one of this name.";
  return (
    <span className="flex w-24 min-w-0 grow flex-col">
      <input
        ref={field}
        aria-label="Name"
        aria-invalid={fault !== undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? name}
        onChange={({ target: { value } }) => {
          const isTaken = value === "" || (value !== name && takenNames.includes(value));
          setTyped(isTaken ? value : undefined);
          if (!isTaken) onRename(value);
        }}
        onBlur={() => setTyped(undefined)}
        className={joinClasses("h-7 font-mono text-sm", COMPACT_CLASSES)}
      />
      {fault !== undefined && (
        <span role="alert" className="text-xs text-danger">
          {fault}
        </span>
      )}
    </span>
  );
}

/** The values that a parameter may have, with commas between them. */
function ValuesField({
  values,
  type,
  onChange,
}: {
  values: ParameterRow["values"];
  type: RowType | undefined;
  onChange: (values: ParameterRow["values"]) => void;
}) {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      aria-label="Allowed values"
      placeholder="any value, or only: a, b"
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      value={typed ?? formatValues(values)}
      onChange={({ target: { value } }) => {
        setTyped(value);
        onChange(parseValues(value, type));
      }}
      onBlur={() => setTyped(undefined)}
      className={`h-7 font-mono text-sm ${COMPACT_CLASSES}`}
    />
  );
}
