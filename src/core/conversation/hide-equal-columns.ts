import type { Marker } from "#core/templates/scan-template.ts";
import type { Path } from "#core/vocabulary.ts";
import type { Conversation, Variant } from "./conversation.ts";
import { removeVariants } from "./edit-variants.ts";
import { listColumns } from "./list-columns.ts";
import { listSettingsMarkers } from "./list-wordings.ts";
import { resolveSettings } from "./settings.ts";
import { parseVariableName } from "./variable-path.ts";

/**
 * Hides the columns of a sweep that would be sent the same as another one: they differ in the value of a marker alone,
 * and it stands neither in the texts, which begin a thread, nor in their system prompt.
 */
export function hideEqualColumns(conversation: Conversation, texts: readonly string[]): Conversation {
  const kept = new Set<string>();
  const equalIds = listColumns(conversation).flatMap((variant) => {
    if (!variant.sweep) return [];
    const markers = listSettingsMarkers(resolveSettings(conversation, variant.id), texts);
    const key = JSON.stringify([variant.sweep.id, ...listUsedValues(variant.sweep.valueIds, markers)]);
    if (kept.has(key)) return [variant.id];
    kept.add(key);
    return [];
  });
  return equalIds.length === 0 ? conversation : removeVariants(conversation, equalIds);
}

function listUsedValues(valueIds: NonNullable<Variant["sweep"]>["valueIds"], markers: readonly Marker[]) {
  const isUsed = (path: Path) => {
    const name = parseVariableName(path);
    return name === undefined || markers.some((marker) => marker.name === name);
  };
  return Object.entries(valueIds).filter(([path]) => isUsed(path));
}
