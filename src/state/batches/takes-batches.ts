import { getBatchForm } from "#core/batches/batch-form.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { getBatchPreset } from "./batch-preset.ts";

/** True where the service of a column takes batches. */
export function takesBatches(conversation: Conversation): boolean {
  return listColumns(conversation).some(
    ({ id }) => getBatchForm(getBatchPreset(resolveSettings(conversation, id).connectionId).id) !== undefined,
  );
}
