import { parseJson } from "#core/json.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import type { ControlProps } from "./control-props.ts";
import { useParsedField, type FieldParseResult } from "./use-parsed-field.ts";
import { ParsedFieldHead } from "./parsed-field-head.tsx";

/** A value as JSON, sent as written. What is no JSON yet is kept in the field and holds the run back. */
export function JsonControl({ shape, ...props }: ControlProps & { shape: "array" | "object" | "any" }) {
  const { path, isDisabled, isRefused, describedBy } = props;
  const { shown, isInvalid, onTyped, onReset } = useParsedField({
    ...props,
    format: (value) => JSON.stringify(value, null, 2),
    parse: parseJsonText,
  });
  return (
    <>
      <ParsedFieldHead {...props} isInvalid={isInvalid} onReset={onReset} />
      <AutoTextarea
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isRefused || isInvalid}
        value={shown}
        disabled={isDisabled}
        spellCheck={false}
        placeholder={shape === "array" ? "[ … ]" : shape === "object" ? "{ … }" : "JSON"}
        onChange={(event) => onTyped(event.target.value)}
        className="mt-1 max-h-48 overflow-y-auto rounded-[5px] border border-line bg-surface px-1.5 py-1 font-mono text-[11.5px] aria-invalid:border-danger"
      />
    </>
  );
}

function parseJsonText(text: string): FieldParseResult {
  const value = parseJson(text);
  return text.trim() !== "" && value === undefined ? { reason: "this is not JSON yet" } : { value };
}
