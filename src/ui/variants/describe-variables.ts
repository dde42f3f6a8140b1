import type { Part } from "#core/content/part.ts";
import { listSettingsMarkers, listTexts } from "#core/conversation/list-wordings.ts";
import type { SentWith, Settings } from "#core/conversation/conversation.ts";
import { describeWording, isWordingsName } from "#core/conversation/variable-path.ts";

/** For each column, labels of the wordings and of the variables that not all columns have alike. */
export function describeVariables(columns: readonly Pick<Settings, "variables">[]): string[][] {
  const names = new Set(columns.flatMap(({ variables }) => Object.keys(variables)));
  const valueIn = (column: Pick<Settings, "variables">, name: string) =>
    Object.hasOwn(column.variables, name) ? column.variables[name] : undefined;
  const differing = [...names].filter((name) => new Set(columns.map((column) => valueIn(column, name))).size > 1);
  return columns.map((column) =>
    differing.flatMap((name) => {
      const value = valueIn(column, name);
      if (value === undefined) return [];
      return [describeValue(name, value)];
    }),
  );
}

/** Describes in few words the values that filled the markers of a turn and of the system prompt in a request. */
export function describeFilledMarkers(parts: readonly Part[], sentWith: SentWith): string[] {
  const { fillsMarkers, variables } = sentWith;
  if (!fillsMarkers) return [];
  return listSettingsMarkers(sentWith, listTexts(parts)).flatMap(({ name }) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value === undefined ? [] : [describeValue(name, value)];
  });
}

function describeValue(name: string, value: string): string {
  return isWordingsName(name) ? describeWording(value) : `${name} ${describeWording(value)}`;
}
