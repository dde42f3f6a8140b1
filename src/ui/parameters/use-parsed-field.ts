import { useState } from "react";
import type { Json } from "#core/json.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { setFieldError, useFieldError } from "#state/parameters/invalid-fields.ts";

/** What a text means: a value, none where it is empty, or the reason why it cannot be read. */
export type FieldParseResult = { value: Json | undefined } | { reason: string };

/**
 * A value that is written as text. The text stands as it is typed as long as it means the value; what cannot be read
 * yet is kept and holds the run back.
 */
export function useParsedField({
  variantId,
  path,
  value,
  format,
  parse,
  onChange,
}: {
  variantId: Id;
  path: Path;
  value: Json | undefined;
  /** The value as it is first shown. */
  format: (value: Json) => string;
  parse: (text: string) => FieldParseResult;
  onChange: (value: Json | undefined) => void;
}) {
  const invalidField = useFieldError(variantId, path);
  const [typed, setTyped] = useState<{ text: string; meaning: string | undefined } | null>(null);
  const formatted = value === undefined ? "" : format(value);
  return {
    shown: invalidField?.text ?? (typed !== null && typed.meaning === JSON.stringify(value) ? typed.text : formatted),
    isInvalid: invalidField !== undefined,
    onTyped: (text: string) => {
      const parsed = parse(text);
      setFieldError(variantId, path, "reason" in parsed ? { path, text, reason: parsed.reason } : undefined);
      if ("reason" in parsed) return;
      setTyped({ text, meaning: JSON.stringify(parsed.value) });
      onChange(parsed.value);
    },
    onReset: () => {
      setFieldError(variantId, path, undefined);
      onChange(undefined);
    },
  };
}
