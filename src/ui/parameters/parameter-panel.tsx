import { Bookmark, X } from "lucide-react";
import type { Id } from "#core/vocabulary.ts";
import { useCapabilities } from "#state/parameters/model-capabilities.ts";
import { useColumnIds, useSetting } from "#state/document/documents.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { CachingGroup } from "./caching-group.tsx";
import { ColumnSettings } from "./column-settings.tsx";
import { CostsFooter } from "./costs-footer.tsx";
import { describeSource } from "./describe-source.ts";
import { ExtraJson } from "./extra-json.tsx";
import { ParameterList } from "./parameter-list.tsx";
import { ModelCorrections } from "./model-corrections.tsx";
import { SamplesRow } from "./samples-row.tsx";
import { VariablesGroup } from "./variables-group.tsx";
import { SweepMenu } from "./sweep-menu.tsx";
import { SourceNote } from "./source-note.tsx";
import type { PresetId } from "#core/connections/presets.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import { EXPECTED_PRICES_DATE, getExpectedPrices } from "#core/models/prices.ts";
import { useConnection } from "#state/connections/connections.ts";
import { layerOpened } from "#state/layers.ts";
import { useCatalogue } from "#state/connections/catalogue.ts";
import { describeModel } from "#ui/models/describe-model.ts";

/** The settings of one variant: each control sends the value it shows, or shows that none is sent. */
export function ParameterPanel({
  variantId,
  letter,
  columnIndex,
  onClose,
}: {
  variantId: Id;
  letter: string;
  columnIndex: number;
  /** Closes the sheet with the panel, where it is on one. */
  onClose?: () => void;
}) {
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const count = useColumnIds().length;
  const capabilities = useCapabilities(connectionId, modelId);
  const { source } = capabilities;
  return (
    <aside aria-label="Parameters" className="flex h-full min-h-0 flex-col bg-paper">
      <div className="flex h-10.5 shrink-0 items-center gap-2 border-b border-line px-3.5">
        <VariantChip letter={letter} columnIndex={columnIndex} />
        <div className="min-w-0 grow">
          <h2 className="leading-4 font-semibold">Parameters</h2>
          <p className="truncate text-xs leading-4 text-ink-3">{describeSource(source)}</p>
        </div>
        <SweepMenu variantId={variantId} capabilities={capabilities} />
        <IconButton
          icon={Bookmark}
          label="Saved settings"
          title="Saved settings: keep these by name, or apply some that were kept"
          onClick={() => layerOpened({ kind: "saved-settings" })}
        />
        {onClose && <IconButton icon={X} label="Close" className="-me-2" onClick={onClose} />}
      </div>
      <div className="min-h-0 grow overflow-y-auto">
        <VariablesGroup variantId={variantId} letter={letter} count={count} />
        <ModelSummary connectionId={connectionId} modelId={modelId} />
        <SourceNote source={source} connectionId={connectionId} modelId={modelId} />
        <ModelCorrections variantId={variantId} connectionId={connectionId} modelId={modelId} />
        {count > 1 && <ColumnSettings variantId={variantId} letter={letter} connectionId={connectionId} />}
        <SamplesRow key={variantId} variantId={variantId} />
        <ParameterList variantId={variantId} capabilities={capabilities} />
        <CachingGroup variantId={variantId} connectionId={connectionId} modelId={modelId} capabilities={capabilities} />
        <ExtraJson variantId={variantId} capabilities={capabilities} />
      </div>
      <CostsFooter connectionId={connectionId} />
    </aside>
  );
}

/** A model's catalogue entry in a line, with a button that opens the list of models. */
function ModelSummary({ connectionId, modelId }: { connectionId: Id; modelId: string }) {
  const { entries } = useCatalogue(connectionId, false);
  const { presetId } = useConnection(connectionId);
  const entry = findEntry(entries, modelId);
  if (connectionId === "demo") return null;
  return (
    <div className="flex items-baseline gap-2 border-b border-line px-3.5 py-2 text-xs text-ink-2">
      <p className="min-w-0 grow">
        {entry ? describeModel(entry) : describeUnlistedModel(presetId, modelId, entries.length > 0)}
      </p>
      <LinkButton onClick={() => layerOpened({ kind: "models" })} className="shrink-0">
        Models…
      </LinkButton>
    </div>
  );
}

/** The reason why the limits and the price of a model are not shown, and what estimates go by instead. */
function describeUnlistedModel(presetId: PresetId, modelId: string, isListLoaded: boolean): string {
  if (isListLoaded) return "This model is not in the service’s list; its limits and price are unknown.";
  return getExpectedPrices(presetId, modelId)
    ? `Price list not loaded. Estimates use the built-in price of ${EXPECTED_PRICES_DATE}.`
    : "Price list not loaded. The limits and price of this model are unknown.";
}
