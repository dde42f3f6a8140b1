import type { Json } from "#core/json.ts";
import { isSameJson } from "#core/json.ts";
import { formatFieldValue } from "#core/parameters/field-text.ts";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { TypedText } from "./typed-texts.ts";

/**
 * The text that the field of a parameter shows: one that cannot be read, several values, or the text of the value, as
 * it was typed where that means the value that is sent.
 */
export function selectFieldText(
  { control }: Pick<ParameterSpec, "control">,
  { value, swept, typed }: { value: Json | undefined; swept: string | undefined; typed: TypedText | undefined },
): string {
  if (typed && "reason" in typed) return typed.text;
  if (swept !== undefined) return swept;
  return typed && isSameJson(typed.value, value) ? typed.text : formatFieldValue(value, control);
}
