import { readJson } from "#core/json.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import type { ControlProps } from "./control-props.ts";
import { useWrittenValue, type WrittenValue } from "./use-written-value.ts";
import { WrittenHead } from "./written-head.tsx";

/** A value as JSON, sent as written. What is no JSON yet is kept in the field and holds the run back. */
export function JsonControl({ shape, ...props }: ControlProps & { shape: "array" | "object" | "any" }) {
  const { path, isBlocked, isRefused, describedBy } = props;
  const { shown, isUnreadable, onTyped, onReset } = useWrittenValue({
    ...props,
    print: (value) => JSON.stringify(value, null, 2),
    read,
  });
  return (
    <>
      <WrittenHead {...props} isUnreadable={isUnreadable} onReset={onReset} />
      <AutoTextarea
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isRefused || isUnreadable}
        value={shown}
        disabled={isBlocked}
        spellCheck={false}
        placeholder={shape === "array" ? "[ … ]" : shape === "object" ? "{ … }" : "JSON"}
        onChange={(event) => onTyped(event.target.value)}
        className="mt-1 max-h-48 overflow-y-auto rounded-[5px] border border-line bg-surface px-1.5 py-1 font-mono text-[11.5px] aria-invalid:border-danger"
      />
    </>
  );
}

function read(text: string): WrittenValue {
  const value = readJson(text);
  return text.trim() !== "" && value === undefined ? { reason: "this is not JSON yet" } : { value };
}
