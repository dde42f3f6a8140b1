import { foldName } from "./name-columns.ts";
import type { RowColumn, RowKind, RowTable } from "./row-table.ts";

/** The use of a column: values of this name and kind, or nothing where `isLeftOut`. */
export type ColumnUse = { name: string; kind: RowKind; isLeftOut?: true };

/**
 * The use of each column: it fills the variable of a prompt with its name, as it stands in the file or in other case and
 * marks, and keeps its own name where there is none.
 */
export function matchColumns(columns: readonly RowColumn[], variables: readonly string[]): ColumnUse[] {
  const filled = new Map<number, string>();
  const tests: ((column: RowColumn, variable: string) => boolean)[] = [
    ({ written }, variable) => written === variable,
    ({ name }, variable) => name === variable,
    ({ written, name }, variable) => [written, name].some((own) => foldName(own) === foldName(variable)),
  ];
  for (const isMatch of tests)
    for (const variable of variables) {
      if ([...filled.values()].includes(variable) || foldName(variable) === "") continue;
      const index = columns.findIndex((column, at) => !filled.has(at) && isMatch(column, variable));
      if (index >= 0) filled.set(index, variable);
    }
  return columns.map(({ name, kind }, index) => ({ name: filled.get(index) ?? name, kind }));
}

/** The names that several columns would have; a row has one value of each. */
export function findRepeatedName(uses: readonly ColumnUse[]): string | undefined {
  const names = uses.flatMap(({ name, isLeftOut }) => (isLeftOut ? [] : [name]));
  return names.find((name, index) => names.indexOf(name) !== index);
}

/** The values of the first rows by their names, without those of columns that are left out. */
export function buildRowValues(
  { records }: Pick<RowTable, "records">,
  uses: readonly ColumnUse[],
  count: number,
): Record<string, string>[] {
  return records.slice(0, count).map((record) =>
    Object.fromEntries(
      uses.flatMap(({ name, isLeftOut }, index) => {
        const value = record[index];
        return isLeftOut || value === undefined ? [] : [[name, value]];
      }),
    ),
  );
}
