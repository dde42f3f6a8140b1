import type { Part } from "#core/content/part.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Conversation } from "./conversation.ts";
import { removeVariants } from "./edit-variants.ts";
import { listColumns } from "./list-columns.ts";
import { isUsedPath, listSettingsMarkers, listTexts } from "./list-wordings.ts";
import { resolveSettings } from "./settings.ts";

/**
 * Hides the columns of a sweep that would be sent the same as another one: they differ in the value of a marker alone,
 * and it stands neither in the prompt that each is sent, which begins a thread, nor in their system prompt.
 */
export function hideEqualColumns(
  conversation: Conversation,
  listPartsOf: (variantId: Id) => readonly Part[],
): Conversation {
  const kept = new Set<string>();
  const equalIds = listColumns(conversation).flatMap((variant) => {
    if (!variant.sweep) return [];
    const parts = listPartsOf(variant.id);
    const markers = listSettingsMarkers(resolveSettings(conversation, variant.id), listTexts(parts));
    const used = Object.entries(variant.sweep.valueIds).filter(([path]) => isUsedPath(path, markers));
    const key = JSON.stringify([variant.sweep.id, parts, ...used]);
    if (kept.has(key)) return [variant.id];
    kept.add(key);
    return [];
  });
  return equalIds.length === 0 ? conversation : removeVariants(conversation, equalIds);
}
