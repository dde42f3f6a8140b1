import type { ControlProps } from "./control-props.ts";
import { ParameterHead } from "./parameter-head.tsx";

/** The head of a parameter whose value is written as text below it. */
export function ParsedFieldHead({
  path,
  value,
  isInvalid,
  isDisabled,
  onReset,
  onSweep,
  onApplyToAll,
}: Pick<ControlProps, "path" | "value" | "isDisabled" | "onSweep" | "onApplyToAll"> & {
  isInvalid: boolean;
  onReset: () => void;
}) {
  const isSet = value !== undefined || isInvalid;
  return (
    <ParameterHead
      path={path}
      isSet={isSet}
      isDisabled={isDisabled}
      onReset={onReset}
      onSweep={onSweep}
      onApplyToAll={onApplyToAll}
    >
      {!isSet && <span className="font-mono text-[11.5px] text-ink-3">not sent</span>}
    </ParameterHead>
  );
}
