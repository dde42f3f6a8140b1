import { useState } from "react";
import { parseNumber } from "#core/parameters/parse-number.ts";
import { fieldTyped, useUnreadableField } from "#state/parameters/unreadable-fields.ts";
import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";

/** A list of numbers with commas between them. What cannot be read yet is kept in the field and holds the run back. */
export function NumbersControl({ variantId, path, value, isBlocked, isRefused, describedBy, onSweep, onApplyToAll, onChange }: ControlProps) {
  const unreadable = useUnreadableField(variantId, path);
  const written = Array.isArray(value) ? value.filter((item) => typeof item === "number").join(", ") : "";
  const [typed, setTyped] = useState<{ text: string; written: string } | null>(null);
  const shown = unreadable?.text ?? (typed?.written === written ? typed.text : written);
  const read = (text: string) => {
    const pieces = text.split(/[,;\s]+/).filter((piece) => piece !== "");
    const numbers = pieces.map(parseNumber).map((parsed) => (parsed.type === "number" ? parsed.value : undefined));
    const known = numbers.filter((number) => number !== undefined);
    if (known.length < numbers.length) {
      fieldTyped(variantId, path, { path, text, reason: "numbers with commas are expected, such as 1, 2" });
      return;
    }
    fieldTyped(variantId, path, undefined);
    setTyped({ text, written: known.join(", ") });
    onChange(known.length === 0 ? undefined : known);
  };
  return (
    <>
      <ParameterHead
        path={path}
        isSet={value !== undefined || unreadable !== undefined}
        isBlocked={isBlocked}
        onReset={() => {
          fieldTyped(variantId, path, undefined);
          onChange(undefined);
        }}
        onSweep={onSweep}
        onApplyToAll={onApplyToAll}
      >
        {value === undefined && !unreadable && <span className="font-mono text-[11.5px] text-ink-3">not sent</span>}
      </ParameterHead>
      <input
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isRefused || unreadable !== undefined}
        value={shown}
        disabled={isBlocked}
        placeholder="1, 2, 3"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => read(event.target.value)}
        className="mt-1 w-full rounded-[5px] border border-line bg-surface px-1.5 py-px font-mono text-[11.5px] aria-invalid:border-danger"
      />
    </>
  );
}
