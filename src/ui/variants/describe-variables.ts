import type { Part } from "#core/content/part.ts";
import { listSettingsMarkers, listTexts } from "#core/conversation/list-wordings.ts";
import type { SentWith, Settings } from "#core/conversation/conversation.ts";
import { describeWording, isWordingsName } from "#core/conversation/variable-path.ts";
import { getMarkerValue } from "#core/templates/get-marker-value.ts";

/** For each column, labels of the wordings and of the variables that not all columns have alike. */
export function describeVariables(columns: readonly Pick<Settings, "variables">[]): string[][] {
  const names = new Set(columns.flatMap(({ variables }) => Object.keys(variables)));
  const differing = [...names].filter(
    (name) => new Set(columns.map(({ variables }) => getMarkerValue(variables, name))).size > 1,
  );
  return columns.map(({ variables }) => differing.flatMap((name) => describeValue(name, variables)));
}

/** Describes in few words the values that filled the markers of a turn and of the system prompt in a request. */
export function describeFilledMarkers(parts: readonly Part[], sentWith: SentWith): string[] {
  const { fillsMarkers, variables } = sentWith;
  if (!fillsMarkers) return [];
  return listSettingsMarkers(sentWith, listTexts(parts)).flatMap(({ name }) => describeValue(name, variables));
}

/** The label of a value; none where there is no value. */
function describeValue(name: string, variables: Settings["variables"]): string[] {
  const value = getMarkerValue(variables, name);
  if (value === undefined) return [];
  return [isWordingsName(name) ? describeWording(value) : `${name} ${describeWording(value)}`];
}
