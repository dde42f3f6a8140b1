import { useRef, useEffect } from "react";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { readTyped } from "#core/parameters/read-typed.ts";
import { fieldTyped, useUnreadableField } from "#state/parameters/unreadable-fields.ts";
import { sweptFieldTyped } from "#state/variants/column-settings.ts";
import type { ControlProps } from "./control-props.ts";
import { ParameterHead } from "./parameter-head.tsx";

/** Several values of a parameter whose own control holds one, as a list. Emptied, the control is back. */
export function SweepField({
  variantId,
  path,
  spec,
  swept,
  isBlocked,
  isRefused,
  describedBy,
  onApplyToAll,
}: Pick<ControlProps, "variantId" | "path" | "isBlocked" | "isRefused" | "describedBy" | "onApplyToAll"> & {
  spec: ParameterSpec;
  swept: string;
}) {
  const field = useRef<HTMLInputElement>(null);
  const unreadable = useUnreadableField(variantId, path);
  // It comes in place of the button that was pressed for it.
  useEffect(() => field.current?.select(), []);
  const read = (text: string) => {
    const typed = readTyped(text, spec);
    const isReadable = typed.type !== "unreadable";
    fieldTyped(variantId, path, isReadable ? undefined : { path, text, reason: typed.reason });
    if (isReadable) sweptFieldTyped(variantId, path, text.trim() === "" ? undefined : text);
  };
  return (
    <>
      <ParameterHead path={path} isSet isBlocked={isBlocked} onReset={() => read("")} onApplyToAll={onApplyToAll}>
        {null}
      </ParameterHead>
      <input
        ref={field}
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isRefused || unreadable !== undefined}
        value={unreadable?.text ?? swept}
        disabled={isBlocked}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => read(event.target.value)}
        className="mt-1 w-full rounded-[5px] border border-line-strong bg-surface px-1.5 py-px font-mono text-[11.5px] aria-invalid:border-danger"
      />
    </>
  );
}
