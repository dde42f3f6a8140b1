import type { Settings, Variant } from "#core/conversation/conversation.ts";
import { mergeSettings } from "#core/conversation/settings.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { getShortModelName } from "#core/models/model-ids.ts";
import { useShared, useTurns } from "#state/document/documents.ts";
import { describeVariables } from "./describe-variables.ts";
import { describeOptions, selectSentSettings } from "./describe-settings.ts";

/** The labels in a column's head: settings that differ from other columns, and settings that all share. */
export type ColumnDifferences = {
  own: string[];
  common: string[];
  hasOwnModel: boolean;
  /** All that differs on one line, beginning with the model where others have another. */
  label: string;
};

/** For each column, labels of the settings that not all columns send, and of those that all send. */
export function useColumnDifferences(columns: readonly Variant[]): ColumnDifferences[] {
  const capabilitiesOf = useCapabilitiesLookup();
  const shared = useShared();
  const all = shared ? columns.map(({ overrides }) => mergeSettings(shared, overrides)) : [];
  const variableLabels = describeVariables(all);
  const turns = useTurns() ?? {};
  const sizeIds = [...new Set(all.flatMap(({ imageScales = {} }) => Object.keys(imageScales)))];
  const labelsByColumn = all.map((settings) =>
    describeOptions(turns, selectSentSettings(settings, capabilitiesOf(settings)), sizeIds),
  );
  const differsIn = (select: (settings: Settings) => string) => new Set(all.map(select)).size > 1;
  const hasOwnModel = differsIn(({ modelId, connectionId }) => `${connectionId} ${modelId}`);
  const hasOwnSystem = differsIn(({ system }) => system);
  return all.map((settings, columnIndex) => {
    const labels = labelsByColumn[columnIndex] ?? [];
    const isCommon = (label: string) => labelsByColumn.every((other) => other.includes(label));
    // A parameter that only other columns send is a difference too.
    const missing = listNames(labelsByColumn.flat()).filter((name) => !listNames(labels).includes(name));
    const own = [
      ...(variableLabels[columnIndex] ?? []),
      ...labels.filter((label) => !isCommon(label)),
      ...missing.map((name) => `${name} not sent`),
      ...(hasOwnSystem && settings.system !== shared?.system ? ["own system prompt"] : []),
    ];
    const label = [...(hasOwnModel ? [getShortModelName(settings.modelId)] : []), ...own].join(" · ");
    return { own, common: labels.filter(isCommon), hasOwnModel, label };
  });
}

function listNames(labels: readonly string[]): string[] {
  return [...new Set(labels.map((label) => label.split(" ")[0] ?? label))];
}
