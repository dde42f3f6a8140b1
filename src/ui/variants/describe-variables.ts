import type { Settings } from "#core/conversation/conversation.ts";
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
      return [isWordingsName(name) ? describeWording(value) : `${name} ${describeWording(value)}`];
    }),
  );
}
