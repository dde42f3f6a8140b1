import { shortenText } from "#core/cut-text.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import { getShortModelName } from "#core/models/model-ids.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";
import type { CapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { describeVariables } from "./describe-variables.ts";
import { describeOptions, selectSentSettings } from "./describe-settings.ts";

/** The labels in a column's head: settings that differ from other columns, and settings that all share. */
export type ColumnDifferences = {
  own: readonly string[];
  common: readonly string[];
  hasOwnModel: boolean;
  /** All that differs on one line, beginning with the model where others have another. */
  label: string;
};

const NONE: ColumnDifferences = { own: [], common: [], hasOwnModel: false, label: "" };

/** A part of a column's differences: a component renders only where this part changes. */
export function useColumnDifferences<Part extends keyof ColumnDifferences>(
  variantId: Id,
  part: Part,
): ColumnDifferences[Part] {
  const capabilitiesOf = useCapabilitiesLookup();
  return useSettledValue(
    (conversation) => (compareColumns(conversation, capabilitiesOf).get(variantId) ?? NONE)[part],
    NONE[part],
  );
}

/** The labels of all columns, in order. */
export function useColumnLabels(): readonly string[] {
  const capabilitiesOf = useCapabilitiesLookup();
  return useSettledValue<readonly string[]>(
    (conversation) => [...compareColumns(conversation, capabilitiesOf).values()].map(({ label }) => label),
    NONE.own,
  );
}

/**
 * For each column, labels of the settings that not all columns send, and of those that all send: one computation for all
 * heads.
 */
const compareColumns = memoizeLast((conversation: Conversation, capabilitiesOf: CapabilitiesLookup) => {
  const { shared, turns } = conversation;
  const all = listColumns(conversation).map(({ id }) => ({ id, settings: resolveSettings(conversation, id) }));
  const variableLabels = describeVariables(all.map(({ settings }) => settings));
  const sizeIds = [...new Set(all.flatMap(({ settings: { imageScales = {} } }) => Object.keys(imageScales)))];
  const labelsByColumn = all.map(({ settings }) =>
    describeOptions(turns, selectSentSettings(settings, capabilitiesOf(settings)), sizeIds),
  );
  const hasOwnModel =
    new Set(all.map(({ settings: { modelId, connectionId } }) => `${connectionId} ${modelId}`)).size > 1;
  const hasOwnSystem = new Set(all.map(({ settings }) => settings.system)).size > 1;
  const hasOwnPrefill = new Set(all.map(({ settings }) => settings.prefill ?? "")).size > 1;
  const names = listNames(labelsByColumn.flat());
  const isCommon = (label: string) => labelsByColumn.every((other) => other.includes(label));
  const differences = new Map<Id, ColumnDifferences>();
  for (const [columnIndex, { id, settings }] of all.entries()) {
    const labels = labelsByColumn[columnIndex] ?? [];
    // A parameter that only other columns send is a difference too.
    const missing = names.filter((name) => !listNames(labels).includes(name));
    const own = [
      ...(variableLabels[columnIndex] ?? []),
      ...labels.filter((label) => !isCommon(label)),
      ...missing.map((name) => `${name} not sent`),
      ...(hasOwnSystem && settings.system !== shared.system ? ["own system prompt"] : []),
      ...(hasOwnPrefill ? [describePrefill(settings.prefill)] : []),
    ];
    const label = [...(hasOwnModel ? [getShortModelName(settings.modelId)] : []), ...own].join(" · ");
    differences.set(id, { own, common: labels.filter(isCommon), hasOwnModel, label });
  }
  return differences;
});

/** The beginning of a column's answer among columns that differ in it. */
const describePrefill = (prefill = ""): string =>
  prefill.trim() === "" ? "answer not begun" : `begins ${shortenText(prefill.replaceAll(/\s+/g, " "), 24)}`;

function listNames(labels: readonly string[]): string[] {
  return [...new Set(labels.map((label) => label.split(" ")[0] ?? label))];
}
