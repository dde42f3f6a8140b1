import { expect, test } from "vitest";
import { buildRowValues, findRepeatedName, matchColumns } from "./match-columns.ts";
import { readRows } from "./read-rows.ts";

function readColumns(text: string) {
  const table = readRows({ text, pictures: [] });
  if ("reason" in table) throw new Error(table.reason);
  return table;
}

test("a column fills the variable with its written name first, then the one with its name in other case and marks", () => {
  const { columns } = readColumns("Customer name,target,city,City_Name\nAda,x,y,z");
  expect(columns.map(({ name }) => name)).toEqual(["Customer-name", "expected", "city", "City_Name"]);
  const listNames = (variables: string[]) => matchColumns(columns, variables).map(({ name }) => name);
  expect(listNames([])).toEqual(["Customer-name", "expected", "city", "City_Name"]);
  expect(listNames(["target", "customer_name", "cityname"])).toEqual(["customer_name", "target", "city", "cityname"]);
  expect(listNames(["expected", "question"])).toEqual(["Customer-name", "expected", "city", "City_Name"]);
});

test("rows have the values of their columns by name, and none where a column is left out or has no value", () => {
  const table = readColumns("a,b,c\n1,2,3\n4,,6\n7,8,9");
  const uses = matchColumns(table.columns, []).map((use, index) =>
    index === 2 ? { ...use, isLeftOut: true as const } : use,
  );
  expect(buildRowValues(table, uses, 2)).toEqual([{ a: "1", b: "2" }, { a: "4" }]);
  expect(findRepeatedName(uses)).toBeUndefined();
  expect(findRepeatedName(uses.map((use) => ({ ...use, name: "b" })))).toBe("b");
});
