import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";
import { unsetOnDelete } from "./unset-on-delete.ts";

/** On, off, or not sent. */
export function BooleanControl(props: ControlProps) {
  const { path, value, isDisabled, isInvalid, describedBy, onChange } = props;
  return (
    <ParameterHead {...props}>
      <span className="mr-2 font-mono text-sm text-ink-3">
        {value === undefined ? "not sent" : value === true ? "true" : "false"}
      </span>
      <input
        type="checkbox"
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        checked={value === true}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        onKeyDown={unsetOnDelete(onChange)}
        className="size-4 accent-accent"
      />
    </ParameterHead>
  );
}
