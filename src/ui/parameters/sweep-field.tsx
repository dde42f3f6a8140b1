import { useRef, useEffect } from "react";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { parseField } from "#core/parameters/parse-field.ts";
import { setFieldError, useFieldError } from "#state/parameters/invalid-fields.ts";
import { sweptFieldTyped } from "#state/edits/column-settings.ts";
import type { ControlProps } from "./control-props.ts";
import { ParameterHead } from "./parameter-head.tsx";

/** Several values of a parameter whose own control holds one, as a list. Emptied, the control is back. */
export function SweepField({
  variantId,
  path,
  spec,
  swept,
  isDisabled,
  isRefused,
  describedBy,
  onApplyToAll,
}: Pick<ControlProps, "variantId" | "path" | "isDisabled" | "isRefused" | "describedBy" | "onApplyToAll"> & {
  spec: ParameterSpec;
  swept: string;
}) {
  const field = useRef<HTMLInputElement>(null);
  const invalidField = useFieldError(variantId, path);
  // It comes in place of the button that was pressed for it.
  useEffect(() => field.current?.select(), []);
  const changeText = (text: string) => {
    const parsed = parseField(text, spec);
    const isValid = parsed.type !== "unreadable";
    setFieldError(variantId, path, isValid ? undefined : { path, text, reason: parsed.reason });
    if (isValid) sweptFieldTyped(variantId, path, text.trim() === "" ? undefined : text);
  };
  return (
    <>
      <ParameterHead
        path={path}
        isSet
        isDisabled={isDisabled}
        onReset={() => changeText("")}
        onApplyToAll={onApplyToAll}
      >
        {null}
      </ParameterHead>
      <input
        ref={field}
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isRefused || invalidField !== undefined}
        value={invalidField?.text ?? swept}
        disabled={isDisabled}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => changeText(event.target.value)}
        className="mt-1 w-full rounded-[5px] border border-line-strong bg-surface px-1.5 py-px font-mono text-[11.5px] aria-invalid:border-danger"
      />
    </>
  );
}
