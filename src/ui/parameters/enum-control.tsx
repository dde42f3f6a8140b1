import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";
import { unsetOnDelete } from "./unset-on-delete.ts";

/** One of a few words, or not sent. */
export function EnumControl({
  path,
  value,
  values,
  isBlocked,
  describedBy,
  onSweep,
  onApplyToAll,
  onChange,
}: ControlProps & { values: readonly string[] }) {
  return (
    <ParameterHead
        path={path}
        isSet={value !== undefined}
        isBlocked={isBlocked}
        onReset={() => onChange(undefined)}
        onSweep={onSweep}
        onApplyToAll={onApplyToAll}
      >
      <select
        aria-label={path}
        aria-describedby={describedBy}
        value={typeof value === "string" ? value : ""}
        disabled={isBlocked}
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
        onKeyDown={unsetOnDelete(onChange)}
        className="h-6 max-w-36 rounded-[5px] border border-line bg-surface px-1 font-mono text-[11.5px]"
      >
        <option value="">not sent</option>
        {values.map((word) => (
          <option key={word}>{word}</option>
        ))}
      </select>
    </ParameterHead>
  );
}
