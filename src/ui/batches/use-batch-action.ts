import { getBatchForm } from "#core/batches/batch-form.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { useSavedConnections } from "#state/connections/connections.ts";
import { useSettledValue, useUnsettledCount } from "#state/document/documents.ts";
import { getDraft } from "#state/document/drafts.ts";
import { getBatchPreset } from "#state/batches/batch-preset.ts";
import { layerOpened } from "#state/layers.ts";

/** The action that opens the dialog *Run as batch*, where a column's service takes batches; undefined elsewhere. Only the run button has a name that begins with "Run". */
export function useBatchAction() {
  // A column's service is another once its connection is saved.
  useSavedConnections();
  const takesBatches = useSettledValue(hasBatchService, false);
  const isRunning = useUnsettledCount() > 0;
  if (!takesBatches) return undefined;
  return {
    label: "Cheaper: run as batch",
    title: "About half the price, answered within 24 hours",
    offReason: isRunning ? "A run is under way" : undefined,
    onChoose: () => layerOpened({ kind: "batch", texts: getDraft() }),
  };
}

function hasBatchService(conversation: Conversation): boolean {
  return listColumns(conversation).some(
    ({ id }) => getBatchForm(getBatchPreset(resolveSettings(conversation, id).connectionId).id) !== undefined,
  );
}
