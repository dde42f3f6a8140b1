import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import type { Row, SentWith } from "./conversation.ts";

/** True where a reply was sent with the values that its row has now, of the names that its request fills. */
export function hasRowValues({ variables }: SentWith, { values }: Row, names: readonly string[]): boolean {
  return names.every((name) => !Object.hasOwn(values, name) || getMarkerValue(variables, name) === values[name]);
}
