import type { Settings, Variant } from "#core/conversation/conversation.ts";
import { selectSendable } from "#core/parameters/select-sendable.ts";
import type { ModelCapabilities } from "#state/parameters/model-capabilities.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { useShared, useTurns } from "#state/document/documents.ts";
import { describeImageScales } from "./describe-image-scales.ts";
import { describeParameters } from "./describe-parameters.ts";

/** The labels in a column's head: settings that differ from other columns, and settings that all share. */
export type ColumnDifferences = { own: string[]; common: string[]; hasOwnModel: boolean };

/** For each column, labels of the settings that not all columns send, and of those that all send. */
export function useColumnDifferences(columns: readonly Variant[]): ColumnDifferences[] {
  const capabilitiesOf = useCapabilitiesLookup();
  const shared = useShared();
  const all = columns.map(({ overrides }) => ({ ...shared, ...overrides }) as Settings);
  const turns = useTurns() ?? {};
  const sizeIds = [...new Set(all.flatMap(({ imageScales = {} }) => Object.keys(imageScales)))];
  const labelsByColumn = all.map((settings) => [
    ...listSettingLabels(settings, capabilitiesOf(settings)),
    ...describeImageScales(turns, settings.imageScales, sizeIds),
  ]);
  const differsIn = (select: (settings: Settings) => string) => new Set(all.map(select)).size > 1;
  const hasOwnModel = differsIn(({ modelId, connectionId }) => `${connectionId} ${modelId}`);
  const hasOwnSystem = differsIn(({ system }) => system);
  return all.map((settings, columnIndex) => {
    const labels = labelsByColumn[columnIndex] ?? [];
    const isCommon = (label: string) => labelsByColumn.every((other) => other.includes(label));
    // A parameter that only other columns send is a difference too.
    const missing = listNames(labelsByColumn.flat()).filter((name) => !listNames(labels).includes(name));
    return {
      own: [
        ...labels.filter((label) => !isCommon(label)),
        ...missing.map((name) => `${name} not sent`),
        ...(hasOwnSystem && settings.system !== shared?.system ? ["own system prompt"] : []),
      ],
      common: labels.filter(isCommon),
      hasOwnModel,
    };
  });
}

function listSettingLabels(settings: Settings, { source, specs }: ModelCapabilities): string[] {
  return [
    ...describeParameters(selectSendable(source, specs, settings.parameters)),
    ...(settings.extraJson.trim() === "" ? [] : ["extra JSON"]),
  ];
}

function listNames(labels: readonly string[]): string[] {
  return [...new Set(labels.map((label) => label.split(" ")[0] ?? label))];
}
