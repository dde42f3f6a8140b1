import type { ComponentProps } from "react";
import { COMPACT_CLASSES, CONTROL_CLASSES } from "./control-classes.ts";

const LOOKS = {
  field: `h-8 w-full ${CONTROL_CLASSES}`,
  compact: `h-7 ${COMPACT_CLASSES}`,
  /** As wide as what is beside it leaves. */
  filling: `h-7 min-w-0 grow ${COMPACT_CLASSES}`,
  /** A value at the right of its name. */
  value: `h-6 max-w-40 font-mono text-sm ${COMPACT_CLASSES}`,
} as const;

/** A native select over typed options. Its name is its label at the left, or comes from `Field` or `aria-label`. */
export function Select<Value extends string | number>({
  label,
  options,
  value,
  look = "compact",
  onChange,
  ...rest
}: Omit<ComponentProps<"select">, "value" | "onChange" | "children" | "className"> & {
  label?: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  look?: keyof typeof LOOKS;
  onChange: (value: Value) => void;
}) {
  const select = (
    <select
      {...rest}
      value={value}
      onChange={(event) => {
        const chosen = options[event.target.selectedIndex];
        if (chosen) onChange(chosen.value);
      }}
      className={LOOKS[look]}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
  if (label === undefined) return select;
  return (
    <label className="flex items-center gap-1.5">
      {label}
      {select}
    </label>
  );
}
