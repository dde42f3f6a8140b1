import { isSameJson, type Json } from "#core/json.ts";
import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";
import { unsetOnDelete } from "./unset-on-delete.ts";

/** A control for one of a few values, or not sent. */
export function OptionsControl({ values, ...props }: ControlProps & { values: readonly Json[] }) {
  const { path, value, isDisabled, isInvalid, describedBy, onChange } = props;
  const chosenIndex = values.findIndex((each) => isSameJson(each, value));
  // A text is its own option value; among other values there can be a "1" beside a 1.
  const texts = values.filter((each) => typeof each === "string");
  const names = texts.length === values.length ? texts : values.map((_each, index) => String(index));
  return (
    <ParameterHead {...props}>
      <select
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        value={names[chosenIndex] ?? ""}
        disabled={isDisabled}
        onChange={(event) =>
          onChange(event.target.selectedIndex === 0 ? undefined : values[event.target.selectedIndex - 1])
        }
        onKeyDown={unsetOnDelete(onChange)}
        className="h-6 max-w-36 rounded-chip border border-line bg-surface px-1 font-mono text-sm aria-invalid:border-danger"
      >
        <option value="">not sent</option>
        {values.map((each, index) => (
          <option key={JSON.stringify(each)} value={names[index]}>
            {typeof each === "string" ? each : JSON.stringify(each)}
          </option>
        ))}
      </select>
    </ParameterHead>
  );
}
