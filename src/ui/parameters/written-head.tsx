import type { ControlProps } from "./control-props.ts";
import { ParameterHead } from "./parameter-head.tsx";

/** The head of a parameter whose value is written as text below it. */
export function WrittenHead({
  path,
  value,
  isUnreadable,
  isBlocked,
  onReset,
  onSweep,
  onApplyToAll,
}: Pick<ControlProps, "path" | "value" | "isBlocked" | "onSweep" | "onApplyToAll"> & {
  isUnreadable: boolean;
  onReset: () => void;
}) {
  const isSet = value !== undefined || isUnreadable;
  return (
    <ParameterHead
      path={path}
      isSet={isSet}
      isBlocked={isBlocked}
      onReset={onReset}
      onSweep={onSweep}
      onApplyToAll={onApplyToAll}
    >
      {!isSet && <span className="font-mono text-[11.5px] text-ink-3">not sent</span>}
    </ParameterHead>
  );
}
