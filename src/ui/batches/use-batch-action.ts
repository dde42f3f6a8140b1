import { RUN_AS_BATCH } from "#state/actions/experiment-actions.ts";
import { takesBatches } from "#state/batches/takes-batches.ts";
import { useSavedConnections } from "#state/connections/connections.ts";
import { useSettledValue, useUnsettledCount } from "#state/document/documents.ts";
import { getDraft } from "#state/document/drafts.ts";
import { layerOpened } from "#state/layers.ts";

/** The action that opens the dialog *Run as batch*, where a column's service takes batches; undefined elsewhere. */
export function useBatchAction() {
  // A column's service is another once its connection is saved.
  useSavedConnections();
  const isTaken = useSettledValue(takesBatches, false);
  const isRunning = useUnsettledCount() > 0;
  if (!isTaken) return undefined;
  return {
    label: RUN_AS_BATCH.label,
    title: "About half the price, answered within 24 hours",
    offReason: isRunning ? "A run is under way" : undefined,
    onChoose: () => layerOpened({ kind: "batch", texts: getDraft() }),
  };
}
