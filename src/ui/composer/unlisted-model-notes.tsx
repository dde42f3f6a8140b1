import { PRESETS } from "#core/connections/presets.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import type { Id } from "#core/vocabulary.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import { useConnection } from "#state/connections/connections.ts";
import { useSetting, useSettledValue } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { useCatalogue } from "#state/connections/catalogue.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";

/** A note before a run on models that are missing in the loaded list of their service and may have been retired. */
export function UnlistedModelNotes() {
  const columnIds = useSettledValue(selectColumnOfEachModel, NO_IDS);
  return columnIds.map((id) => <UnlistedModelNote key={id} variantId={id} />);
}

const NO_IDS: readonly Id[] = [];

/** The first of the columns that would run each model. */
function selectColumnOfEachModel(conversation: Conversation): readonly Id[] {
  const models = new Map<string, Id>();
  for (const { id, isResting } of listColumns(conversation)) {
    const { connectionId, modelId } = resolveSettings(conversation, id);
    const key = `${connectionId} ${modelId}`;
    if (!isResting && !models.has(key)) models.set(key, id);
  }
  return [...models.values()];
}

function UnlistedModelNote({ variantId }: { variantId: Id }) {
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const { entries, cachedSinceMs } = useCatalogue(connectionId, false);
  const { presetId } = useConnection(connectionId);
  const isKnown = entries.length === 0 || cachedSinceMs !== undefined || findEntry(entries, modelId) !== undefined;
  if (isKnown || modelId.trim() === "") return null;
  return (
    <p role="note" aria-label="Not listed" className="px-3 pb-1.5 text-sm text-warn">
      <span className="break-all">{modelId}</span> is not in {PRESETS[presetId].name}’s list of models. It may be
      retired; the run is sent anyway.{" "}
      <LinkButton keepsColour onClick={() => layerOpened({ kind: "models" })}>
        Models…
      </LinkButton>
    </p>
  );
}
