import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";

/** A text, sent as written. An empty one is not sent. */
export function TextControl({
  path,
  value,
  isDisabled,
  isRefused,
  describedBy,
  onSweep,
  onApplyToAll,
  onChange,
}: ControlProps) {
  return (
    <>
      <ParameterHead
        path={path}
        isSet={value !== undefined}
        isDisabled={isDisabled}
        onReset={() => onChange(undefined)}
        onSweep={onSweep}
        onApplyToAll={onApplyToAll}
      >
        {value === undefined && <span className="font-mono text-[11.5px] text-ink-3">not sent</span>}
      </ParameterHead>
      <AutoTextarea
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isRefused}
        value={typeof value === "string" ? value : ""}
        disabled={isDisabled}
        spellCheck={false}
        placeholder="text"
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
        className="mt-1 max-h-48 overflow-y-auto rounded-[5px] border border-line bg-surface px-1.5 py-1 font-mono text-[11.5px] aria-invalid:border-danger"
      />
    </>
  );
}
