import { readJson } from "#core/json.ts";
import { fieldTyped, useUnreadableField } from "#state/parameters/unreadable-fields.ts";
import { useState } from "react";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { ParameterHead } from "./parameter-head.tsx";
import type { ControlProps } from "./control-props.ts";

/** A value as JSON, sent as written. What is no JSON yet is kept in the field and holds the run back. */
export function JsonControl({
  variantId,
  path,
  value,
  shape,
  isBlocked,
  isRefused,
  describedBy,
  onSweep,
  onApplyToAll,
  onChange,
}: ControlProps & { shape: "array" | "object" | "any" }) {
  const unreadable = useUnreadableField(variantId, path);
  const written = value === undefined ? "" : JSON.stringify(value);
  const [typed, setTyped] = useState<{ text: string; written: string } | null>(null);
  const shown =
    unreadable?.text ??
    (typed?.written === written ? typed.text : value === undefined ? "" : JSON.stringify(value, null, 2));
  const read = (text: string) => {
    const parsed = readJson(text);
    if (text.trim() !== "" && parsed === undefined) {
      fieldTyped(variantId, path, { path, text, reason: "this is not JSON yet" });
      return;
    }
    fieldTyped(variantId, path, undefined);
    setTyped({ text, written: parsed === undefined ? "" : JSON.stringify(parsed) });
    onChange(parsed);
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
        {value === undefined && !unreadable && (
          <span className="font-mono text-[11.5px] text-ink-3">not sent</span>
        )}
      </ParameterHead>
      <AutoTextarea
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isRefused || unreadable !== undefined}
        value={shown}
        disabled={isBlocked}
        spellCheck={false}
        placeholder={shape === "array" ? "[ … ]" : shape === "object" ? "{ … }" : "JSON"}
        onChange={(event) => read(event.target.value)}
        className="mt-1 max-h-48 overflow-y-auto rounded-[5px] border border-line bg-surface px-1.5 py-1 font-mono text-[11.5px] aria-invalid:border-danger"
      />
    </>
  );
}
