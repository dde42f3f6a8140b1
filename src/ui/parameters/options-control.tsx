import type { Json } from "#core/json.ts";
import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";
import { unsetOnDelete } from "./unset-on-delete.ts";

/** One of a few values that are not all texts, or not sent. */
export function OptionsControl({
  path,
  value,
  values,
  isBlocked,
  describedBy,
  onSweep,
  onApplyToAll,
  onChange,
}: ControlProps & { values: readonly Json[] }) {
  const chosen = values.findIndex((each) => JSON.stringify(each) === JSON.stringify(value));
  return (
    <ParameterHead path={path} isSet={value !== undefined} isBlocked={isBlocked} onReset={() => onChange(undefined)} onSweep={onSweep} onApplyToAll={onApplyToAll}>
      <select
        aria-label={path}
        aria-describedby={describedBy}
        value={chosen < 0 ? "" : String(chosen)}
        disabled={isBlocked}
        onChange={(event) => onChange(event.target.value === "" ? undefined : values[Number(event.target.value)])}
        onKeyDown={unsetOnDelete(onChange)}
        className="h-6 max-w-36 rounded-[5px] border border-line bg-surface px-1 font-mono text-[11.5px]"
      >
        <option value="">not sent</option>
        {values.map((each, place) => (
          <option key={JSON.stringify(each)} value={place}>
            {typeof each === "string" ? each : JSON.stringify(each)}
          </option>
        ))}
      </select>
    </ParameterHead>
  );
}
