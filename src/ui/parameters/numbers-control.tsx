import { parseNumber } from "#core/parameters/parse-number.ts";
import type { Json } from "#core/json.ts";
import type { ControlProps } from "./control-props.ts";
import { useParsedField, type FieldParseResult } from "./use-parsed-field.ts";
import { ParsedFieldHead } from "./parsed-field-head.tsx";

/** A list of numbers with commas between them. What cannot be read yet is kept in the field and holds the run back. */
export function NumbersControl(props: ControlProps) {
  const { path, isDisabled, isRefused, describedBy } = props;
  const { shown, isInvalid, onTyped, onReset } = useParsedField({
    ...props,
    format: formatNumbers,
    parse: parseNumbers,
  });
  return (
    <>
      <ParsedFieldHead {...props} isInvalid={isInvalid} onReset={onReset} />
      <input
        aria-label={path}
        aria-describedby={describedBy}
        aria-invalid={isRefused || isInvalid}
        value={shown}
        disabled={isDisabled}
        placeholder="1, 2, 3"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onTyped(event.target.value)}
        className="mt-1 w-full rounded-[5px] border border-line bg-surface px-1.5 py-px font-mono text-[11.5px] aria-invalid:border-danger"
      />
    </>
  );
}

function formatNumbers(value: Json): string {
  return Array.isArray(value) ? value.filter((item) => typeof item === "number").join(", ") : "";
}

function parseNumbers(text: string): FieldParseResult {
  const pieces = text.split(/[,;\s]+/).filter((piece) => piece !== "");
  const numbers = pieces.map(parseNumber).map((parsed) => (parsed.type === "number" ? parsed.value : undefined));
  const known = numbers.filter((number) => number !== undefined);
  if (known.length < numbers.length) return { reason: "numbers with commas are expected, such as 1, 2" };
  return { value: known.length === 0 ? undefined : known };
}
