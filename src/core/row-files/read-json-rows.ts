import { parseExactJson } from "#core/exact-number.ts";
import { explainJsonFault } from "#core/explain-json-fault.ts";
import { findDepthFault } from "#core/find-depth-fault.ts";
import { formatCount } from "#core/format.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject, toList } from "#core/json.ts";
import { readCriteria } from "#core/evaluations/read-criteria.ts";
import { ObjectRows } from "./object-rows.ts";
import { isChat } from "./read-chat-row.ts";
import { readPromptfoo } from "./read-promptfoo.ts";
import type { RawRows, RowFault, RowNote } from "./row-table.ts";

/** The most damaged lines that are named one by one. */
const MAX_FAULTS = 5;
/** The share of damaged lines above which a text is no JSON Lines. */
const MAX_DAMAGED = 0.5;

/** The rows of a JSON list, of an object that has one, or of JSON Lines. */
export function readJsonRows(text: string): RawRows | RowFault {
  const depthFault = findDepthFault(text);
  if (depthFault !== undefined) return { reason: depthFault };
  const value = parseExactJson(text);
  return value === undefined ? readLines(text) : readValue(value);
}

/** The rows of a value that was parsed from JSON or YAML. */
export function readValue(value: Json): RawRows | RowFault {
  const tests = readPromptfoo(value);
  if (tests) return tests;
  const list = findList(value);
  if (!list) return isJsonObject(value) ? finish(new ObjectRows(), [value], "a JSON object") : NOTHING;
  const rows = new ObjectRows();
  const [top = ""] = list.path.split(".");
  if (!isJsonObject(value)) return finish(rows, list.items, "a JSON list");
  for (const other of Object.keys(value))
    if (other !== top && other !== CRITERIA) rows.note(`“${other}”`, `beside the list “${list.path}”`);
  const raw = finish(rows, list.items, "a JSON list");
  const { checks, notes } = readCriteria(toList(value[CRITERIA]).filter(isJsonObject));
  return { ...raw, ...(checks.length > 0 && { checks }), notes: [...notes, ...raw.notes] };
}

const NOTHING: RowFault = { reason: "It is JSON, but no list of rows." };

function finish(rows: ObjectRows, items: readonly Json[], format: string): RawRows {
  for (const item of items) rows.add(item);
  return rows.finish(format);
}

/** The member of an eval of OpenAI that says what answers must meet. */
const CRITERIA = "testing_criteria";
/** Lists of objects in files of other programs that are no rows. */
const NO_ROWS = new Set(["prompts", "providers", CRITERIA, "tools"]);
/** The depth to which a list is looked for. */
const MAX_DEPTH = 3;

type List = { path: string; items: Json[] };

/** The list that a value is, or the longest list of objects in it. */
function findList(value: Json): List | undefined {
  if (Array.isArray(value)) return { path: "", items: value };
  return listLists(value, "", MAX_DEPTH).toSorted((a, b) => b.items.length - a.items.length)[0];
}

function listLists(value: Json, path: string, depth: number): List[] {
  if (!isJsonObject(value) || depth === 0) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (NO_ROWS.has(name)) return [];
    const own = path === "" ? name : `${path}.${name}`;
    if (!Array.isArray(inner)) return listLists(inner, own, depth - 1);
    // The messages of a chat are one row.
    return inner.length > 0 && inner.every(isJsonObject) && !isChat(inner) ? [{ path: own, items: inner }] : [];
  });
}

function readLines(text: string): RawRows | RowFault {
  const rows = new ObjectRows();
  const faults: RowNote[] = [];
  let [lineNumber, valueCount, faultCount] = [0, 0, 0];
  for (const { 0: whole } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (whole === "") continue;
    lineNumber += 1;
    const line = whole.trim();
    if (line === "") continue;
    const value = parseExactJson(line);
    if (value !== undefined) {
      valueCount += 1;
      rows.add(value);
      continue;
    }
    faultCount += 1;
    if (faults.length < MAX_FAULTS)
      faults.push({
        what: `Line ${formatCount(lineNumber)}`,
        detail: `no JSON: ${explainJsonFault(line, lineNumber).replace(/\.$/, "")}`,
        isTaken: false,
      });
  }
  if (valueCount === 0 || faultCount > (valueCount + faultCount) * MAX_DAMAGED)
    return { reason: `It is no JSON: ${explainJsonFault(text)}` };
  const raw = rows.finish("JSON Lines");
  const more = faultCount - faults.length;
  if (more > 0) faults.push({ what: `${formatCount(more)} more lines`, detail: "no JSON", isTaken: false });
  return { ...raw, notes: [...raw.notes, ...faults] };
}
