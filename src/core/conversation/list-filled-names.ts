import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Turn } from "./conversation.ts";
import { listSettingsMarkers, listTexts } from "./list-wordings.ts";
import { resolveSettings } from "./settings.ts";
import { listTurnParts } from "./turn-prompts.ts";

/** The names that a request for a turn fills: those in a variant's system prompt and in the turn. Earlier turns were filled by their own. */
export function listFilledNames(conversation: Conversation, turn: Turn | undefined, variantId: Id): readonly string[] {
  const texts = listTexts(listTurnParts(conversation, turn, variantId));
  return listSettingsMarkers(resolveSettings(conversation, variantId), texts).map(({ name }) => name);
}
