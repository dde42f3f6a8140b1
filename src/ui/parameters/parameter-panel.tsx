import { X } from "lucide-react";
import { useState } from "react";
import { EXTRA_JSON, findRefusedParameters } from "#core/conversation/find-refused-parameters.ts";
import { isSameJson } from "#core/json.ts";
import { computeExclusions, computeConflicts } from "#core/parameters/rules.ts";
import { selectSendable } from "#core/parameters/select-sendable.ts";
import type { Id } from "#core/vocabulary.ts";
import { useCapabilities } from "#state/parameters/model-capabilities.ts";
import { useColumns, useSetting, useSettledConversation, useShared } from "#state/document/documents.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { ColumnSettings } from "./column-settings.tsx";
import { CostsFooter } from "./costs-footer.tsx";
import { describeSource } from "./describe-source.ts";
import { ExtraJson } from "./extra-json.tsx";
import { ModelSummary } from "./model-summary.tsx";
import { hasThinkingSwitch, selectPanelRows } from "./select-panel-rows.ts";
import { ParameterSearch } from "./parameter-search.tsx";
import { ParameterRow } from "./parameter-row.tsx";
import { SamplesRow } from "./samples-row.tsx";
import { SourceNote } from "./source-note.tsx";
import { ThinkingSwitch } from "./thinking-switch.tsx";

/** A panel with more rows than this can be searched. */
const MAX_ROWS_WITHOUT_SEARCH = 16;

/** Everything that can be set for one variant: each control sends what it shows, or says that it is not sent. */
export function ParameterPanel({
  variantId,
  letter,
  columnIndex,
  onClose,
}: {
  variantId: Id;
  letter: string;
  columnIndex: number;
  /** Closes the sheet the panel lies on, where it lies on one. */
  onClose?: () => void;
}) {
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const values = useSetting(variantId, "parameters") ?? {};
  const columns = useColumns();
  const shared = useShared();
  const variant = columns.find(({ id }) => id === variantId);
  const isShared = (path: string) =>
    columns.every(
      ({ overrides, swept }) =>
        isSameJson((overrides.parameters ?? shared?.parameters)?.[path], values[path]) &&
        swept?.[path] === variant?.swept?.[path],
    );
  const conversation = useSettledConversation();
  const refused = conversation ? findRefusedParameters(conversation, variantId) : {};
  const { source, specs } = useCapabilities(connectionId, modelId);
  const [query, setQuery] = useState("");
  const exclusions = computeExclusions(source, values);
  const sent = selectSendable(source, specs, values);
  const conflicts = computeConflicts(source, sent);
  const isSearchable = specs.length > MAX_ROWS_WITHOUT_SEARCH;
  const rows = selectPanelRows(specs, values, isSearchable ? query : "");
  return (
    <aside aria-label="Parameters" className="flex h-full min-h-0 flex-col bg-paper">
      <div className="flex h-10.5 shrink-0 items-center gap-2 border-b border-line px-3.5">
        <VariantChip letter={letter} columnIndex={columnIndex} />
        <h2 className="font-semibold">Parameters</h2>
        <span className="min-w-0 grow truncate text-right text-xs text-ink-3">{describeSource(source)}</span>
        {onClose && <IconButton icon={X} label="Close" className="-mr-2" onClick={onClose} />}
      </div>
      <div className="min-h-0 grow overflow-y-auto">
        <ModelSummary connectionId={connectionId} modelId={modelId} />
        <SourceNote source={source} connectionId={connectionId} modelId={modelId} />
        {variant && columns.length > 1 && (
          <ColumnSettings variant={variant} letter={letter} connectionId={connectionId} />
        )}
        {variant && <SamplesRow variantId={variantId} samples={variant.samples ?? 1} />}
        {isSearchable && <ParameterSearch query={query} foundCount={rows.length} onChange={setQuery} />}
        {rows.map((spec) => (
          <ParameterRow
            key={spec.path}
            variantId={variantId}
            spec={spec}
            value={Object.hasOwn(values, spec.path) ? values[spec.path] : undefined}
            exclusion={exclusions[spec.path]}
            conflict={conflicts.find(({ path }) => path === spec.path)}
            swept={variant?.swept?.[spec.path]}
            refused={refused[spec.path]}
            isShared={isShared(spec.path)}
            leadingControl={
              spec.path === "thinking.budget_tokens" && hasThinkingSwitch(specs) ? (
                <ThinkingSwitch variantId={variantId} values={values} minimum={getMinimum(spec)} />
              ) : undefined
            }
          />
        ))}
        <ExtraJson variantId={variantId} sent={sent} refused={refused[EXTRA_JSON]} />
      </div>
      <CostsFooter connectionId={connectionId} />
    </aside>
  );
}

function getMinimum({ control }: { control: { kind: string; minimum?: number } }): number {
  return control.minimum ?? 1;
}
