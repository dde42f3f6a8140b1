import { PRESETS } from "#core/connections/presets.ts";
import type { Settings } from "#core/conversation/conversation.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import { useConnection } from "#state/connections/connections.ts";
import { useColumns, useShared } from "#state/document/documents.ts";
import { layerOpened } from "#state/layers.ts";
import { useCatalogue } from "#state/connections/catalogue.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";

/** A note before a run on models that are missing in the loaded list of their service and may have been retired. */
export function UnlistedModelNotes() {
  const shared = useShared();
  const columns = useColumns().filter(({ isResting }) => !isResting);
  const activeSettings = columns.map(({ overrides }) => ({ ...shared, ...overrides }) as Settings);
  const models = new Map(
    activeSettings.map(({ connectionId, modelId }) => [`${connectionId} ${modelId}`, { connectionId, modelId }]),
  );
  return [...models].map(([key, model]) => <UnlistedModelNote key={key} {...model} />);
}

function UnlistedModelNote({ connectionId, modelId }: Pick<Settings, "connectionId" | "modelId">) {
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
