import { formatCount } from "#core/format.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject, stringOrEmpty, toList } from "#core/json.ts";
import { ObjectRows } from "./object-rows.ts";
import type { RawRows, RowFault } from "./row-table.ts";

/** Members of a test beside its variables and assertions that say what it is. */
const NAMES = ["description"];

/**
 * The tests of a promptfoo file: a row each with its variables, and what an assertion `equals` expects as `expected`. The
 * prompts and other assertions are noted. Undefined for any other value.
 */
export function readPromptfoo(value: Json): RawRows | RowFault | undefined {
  if (!isJsonObject(value)) return undefined;
  const tests = value["tests"];
  if (typeof tests === "string")
    return { reason: `The tests of this promptfoo file stand in another file: ${tests}. Choose that one.` };
  const list = toList(tests).filter(isJsonObject);
  if (!list.some((test) => isJsonObject(test["vars"]))) return undefined;
  const rows = new ObjectRows();
  const given = getObject(getObject(value, "defaultTest"), "vars");
  for (const test of list) rows.add(buildRow(test, given, rows));
  const others = toList(tests).length - list.length;
  if (others > 0) rows.note(`${formatCount(others)} tests in other files`, "choose these files");
  const prompts = toList(value["prompts"]);
  if (prompts.length > 0)
    rows.note(`Prompts (${formatCount(prompts.length)})`, "rows have no prompts; paste one into the composer");
  for (const name of Object.keys(value))
    if (!["tests", "prompts", "defaultTest", "description"].includes(name)) rows.note(`“${name}”`, "beside the tests");
  return rows.finish("the tests of a promptfoo file");
}

function buildRow(test: JsonObject, given: JsonObject, rows: ObjectRows): JsonObject {
  const row: JsonObject = { ...given, ...getObject(test, "vars") };
  for (const name of NAMES) if (test[name] !== undefined && !Object.hasOwn(row, name)) row[name] = test[name];
  for (const assertion of toList(test["assert"])) {
    if (!isJsonObject(assertion)) continue;
    const type = stringOrEmpty(assertion["type"]);
    if (type === "equals" && assertion["value"] !== undefined && !Object.hasOwn(row, "expected"))
      row["expected"] = assertion["value"];
    else rows.note(`Assertions “${type}”`, "a row has values alone; add a check for them");
  }
  return row;
}
