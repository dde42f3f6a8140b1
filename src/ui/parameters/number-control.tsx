import type { ParameterControl, ParameterSpec } from "#core/parameters/parameter-spec.ts";
import { parseField } from "#core/parameters/parse-field.ts";
import { setFieldError, useFieldError } from "#state/parameters/invalid-fields.ts";
import { useState } from "react";
import { sweptFieldTyped } from "#state/edits/column-settings.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";

/**
 * A number, or several that make a column each: a plain text field with our own reading of it, and a slider where both
 * bounds are known.
 */
export function NumberControl({
  variantId,
  path,
  value,
  spec,
  control,
  swept,
  fallbackValue,
  isDisabled,
  isRefused,
  describedBy,
  onSweep,
  onApplyToAll,
  onChange,
}: ControlProps & {
  spec: ParameterSpec;
  control: Extract<ParameterControl, { kind: "number" }>;
  /** Several values, as typed. */
  swept: string | undefined;
  fallbackValue: number;
}) {
  const number = typeof value === "number" ? value : undefined;
  const invalidField = useFieldError(variantId, path);
  // What is being typed, as long as it means the value: "0." and "0.50" are not rewritten under the hand.
  const [typed, setTyped] = useState<{ text: string; value: number | undefined } | null>(null);
  const shown =
    invalidField?.text ??
    swept ??
    (typed !== null && typed.value === number ? typed.text : number === undefined ? "" : String(number));
  const set = (next: number | undefined) => {
    setFieldError(variantId, path, undefined);
    sweptFieldTyped(variantId, path, undefined);
    setTyped(null);
    onChange(next);
  };
  const read = (text: string) => {
    const read = parseField(text, spec);
    setFieldError(variantId, path, read.type === "unreadable" ? { path, text, reason: read.reason } : undefined);
    if (read.type === "unreadable") return;
    sweptFieldTyped(variantId, path, read.type === "several" ? text : undefined);
    if (read.type === "several") return;
    const next = read.type === "one" && typeof read.value === "number" ? read.value : undefined;
    setTyped({ text, value: next });
    onChange(next);
  };
  const { minimum, maximum, integer } = control;
  const step = control.step ?? (integer ? 1 : 0.01);
  return (
    <>
      <ParameterHead
        path={path}
        isSet={value !== undefined || swept !== undefined}
        isDisabled={isDisabled}
        onReset={() => set(undefined)}
        onSweep={onSweep}
        onApplyToAll={onApplyToAll}
      >
        <input
          aria-label={path}
          aria-describedby={describedBy}
          aria-invalid={isRefused || invalidField !== undefined}
          disabled={isDisabled}
          value={shown}
          placeholder="not sent"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => read(event.target.value)}
          onKeyDown={(event) => {
            // In a list the arrows are the text field's own.
            const direction =
              swept !== undefined || invalidField
                ? 0
                : event.key === "ArrowUp"
                  ? 1
                  : event.key === "ArrowDown"
                    ? -1
                    : 0;
            if (direction === 0) return;
            event.preventDefault();
            set(stepBy(number ?? fallbackValue, direction * step * (event.shiftKey ? 10 : 1), control));
          }}
          className={joinClasses(
            swept === undefined ? "w-[76px]" : "w-[108px]",
            "rounded-[5px] border bg-surface px-1.5 py-px text-right font-mono text-[11.5px] disabled:opacity-60",
            isRefused || invalidField ? "border-danger" : number === undefined ? "border-line" : "border-line-strong",
          )}
        />
      </ParameterHead>
      {minimum !== undefined && maximum !== undefined && (
        <input
          type="range"
          aria-label={path}
          aria-describedby={describedBy}
          aria-valuetext={number === undefined ? "not sent" : String(number)}
          className="range mt-1"
          data-unset={number === undefined}
          disabled={isDisabled}
          min={minimum}
          max={maximum}
          step={step}
          value={number ?? fallbackValue}
          style={{ "--filled": formatFillPercent(number, minimum, maximum) } as React.CSSProperties}
          onChange={(event) => set(Number(event.target.value))}
          onKeyDown={(event) => {
            if (event.key === "Delete" || event.key === "Backspace") set(undefined);
          }}
        />
      )}
    </>
  );
}

function stepBy(
  from: number,
  by: number,
  { minimum = -Infinity, maximum = Infinity }: { minimum?: number; maximum?: number },
): number {
  const next = Number((from + by).toFixed(10));
  return Math.min(maximum, Math.max(minimum, next));
}

function formatFillPercent(number: number | undefined, minimum: number, maximum: number): string {
  if (number === undefined) return "0%";
  const fraction = (number - minimum) / (maximum - minimum);
  return `${Math.min(100, Math.max(0, fraction * 100))}%`;
}
