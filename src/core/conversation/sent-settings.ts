import type { Id } from "#core/vocabulary.ts";
import type { Conversation, Settings } from "./conversation.ts";
import { getOpenRow } from "./rows.ts";
import { resolveSettings } from "./settings.ts";

/** The settings that a variant is sent with: its own, with the values of the open row over those of its variables. */
export function resolveSentSettings(conversation: Conversation, variantId: Id): Settings {
  const settings = resolveSettings(conversation, variantId);
  const row = getOpenRow(conversation);
  return row ? { ...settings, variables: { ...settings.variables, ...row.values } } : settings;
}
