import type { Conversation } from "./conversation.ts";
import { removeVariants } from "./edit-variants.ts";
import { listColumns } from "./list-columns.ts";
import { isUsedPath, listSettingsMarkers } from "./list-wordings.ts";
import { resolveSettings } from "./settings.ts";

/**
 * Hides the columns of a sweep that would be sent the same as another one: they differ in the value of a marker alone,
 * and it stands neither in the texts, which begin a thread, nor in their system prompt.
 */
export function hideEqualColumns(conversation: Conversation, texts: readonly string[]): Conversation {
  const kept = new Set<string>();
  const equalIds = listColumns(conversation).flatMap((variant) => {
    if (!variant.sweep) return [];
    const markers = listSettingsMarkers(resolveSettings(conversation, variant.id), texts);
    const used = Object.entries(variant.sweep.valueIds).filter(([path]) => isUsedPath(path, markers));
    const key = JSON.stringify([variant.sweep.id, ...used]);
    if (kept.has(key)) return [variant.id];
    kept.add(key);
    return [];
  });
  return equalIds.length === 0 ? conversation : removeVariants(conversation, equalIds);
}
