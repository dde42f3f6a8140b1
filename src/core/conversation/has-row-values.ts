import { getMarkerValue } from "#core/templates/get-marker-value.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Row, SentWith, Turn } from "./conversation.ts";
import { listSettingsMarkers, listTexts } from "./list-wordings.ts";
import { resolveSettings } from "./settings.ts";
import { listTurnParts } from "./turn-prompts.ts";

/** True where a reply was sent with the values that its row has now, of the names that its request fills. */
export function hasRowValues({ variables }: SentWith, { values }: Row, names: readonly string[]): boolean {
  return names.every((name) => !Object.hasOwn(values, name) || getMarkerValue(variables, name) === values[name]);
}

/** The names that a request for a turn fills: those in a variant's system prompt and in the turn. Earlier turns were filled by their own. */
export function listFilledNames(conversation: Conversation, turn: Turn | undefined, variantId: Id): readonly string[] {
  const texts = listTexts(listTurnParts(conversation, turn, variantId));
  return listSettingsMarkers(resolveSettings(conversation, variantId), texts).map(({ name }) => name);
}
