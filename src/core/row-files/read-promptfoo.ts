import { shortenText } from "#core/cut-text.ts";
import { formatCount } from "#core/format.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { getObject, isJsonObject, parseJson, stringOrEmpty, toList } from "#core/json.ts";
import { mergeAssertions, type PromptfooTest } from "#core/evaluations/merge-assertions.ts";
import { findTemplateFault } from "#core/evaluations/find-template-fault.ts";
import { ObjectRows, writeRowValue } from "./object-rows.ts";
import { MAX_ROWS } from "./row-limits.ts";
import type { RawRows, RowFault, RowNote } from "./row-table.ts";

const DESCRIPTION = "description";
/** Members of a file that are read, and those that say nothing about its rows. */
const KNOWN = ["tests", "prompts", "defaultTest", "description", "assertionTemplates", "$schema"];

/**
 * The tests of a promptfoo file: a row each with its variables, or several where a variable has a list of values; their
 * assertions as checks; and the prompt, where there is one. Undefined for any other value.
 */
export function readPromptfoo(value: Json): RawRows | RowFault | undefined {
  // A file of tests alone is a list.
  const file = Array.isArray(value) && value.some(isTestOfItsOwn) ? { tests: value } : value;
  if (!isJsonObject(file)) return undefined;
  const tests = file["tests"];
  if (typeof tests === "string")
    return { reason: `The tests of this promptfoo file stand in another file: ${tests}. Choose that one.` };
  const list = toList(tests).filter(isJsonObject);
  if (!list.some(isTest)) return undefined;
  const rows = new ObjectRows();
  const whole = getObject(file, "defaultTest");
  const cases = list.flatMap((test) => listCases(test, whole, file, rows));
  const { checks, columns, notes } = mergeAssertions(cases);
  for (const [index, { row }] of cases.entries())
    rows.add({ ...row, ...Object.fromEntries(columns.flatMap(({ name, values }) => toEntry(name, values[index]))) });
  const others = toList(tests).length - list.length;
  if (others > 0) rows.note(`${formatCount(others)} tests in other files`, "choose these files");
  const prompt = readPrompt(file, rows);
  for (const name of Object.keys(file)) if (!KNOWN.includes(name)) rows.note(`“${name}”`, "beside the tests");
  const raw = rows.finish("the tests of a promptfoo file");
  return {
    ...raw,
    keepsNames: true,
    ...(checks.length > 0 && { checks }),
    ...(prompt === undefined ? {} : { prompt }),
    notes: [...(prompt === undefined ? [] : [notePrompt(prompt)]), ...notes, ...raw.notes],
  };
}

const isTest = (test: Json): boolean => isJsonObject(test) && isJsonObject(test["vars"]);
/** True for an object that is a test wherever it stands: it has nothing but what tests have. */
const isTestOfItsOwn = (test: Json): boolean =>
  isJsonObject(test) && isTest(test) && (Object.keys(test).length === 1 || "assert" in test || "options" in test);

const toEntry = (name: string, value: string | undefined) => (value === undefined ? [] : [[name, value] as const]);

type Case = PromptfooTest & { row: JsonObject };

/** The rows that a test is, each with what its answer must meet. */
function listCases(test: JsonObject, whole: JsonObject, file: JsonObject, rows: ObjectRows): Case[] {
  const options = { ...getObject(whole, "options"), ...getObject(test, "options") };
  const { threshold = whole["threshold"] } = test;
  if (threshold !== undefined) rows.note("Thresholds of tests", "an answer passes where it passes every check");
  const templates = getObject(file, "assertionTemplates");
  const assertions = [...toList(whole["assert"]), ...toList(test["assert"])]
    .filter(isJsonObject)
    .map((assertion) => addTransform(resolveTemplate(assertion, templates), options["transform"]));
  const vars: JsonObject = { ...getObject(whole, "vars"), ...getObject(test, "vars") };
  if (Object.values(vars).some((value) => typeof value === "string" && value.startsWith("file://")))
    rows.note("Values in other files", "the address stands in the row");
  return listCombinations(vars, options["disableVarExpansion"] === true).map((values) => {
    const row: JsonObject = { ...values };
    if (test[DESCRIPTION] !== undefined && !Object.hasOwn(row, DESCRIPTION)) row[DESCRIPTION] = test[DESCRIPTION];
    const texts = Object.entries(values).flatMap(([name, value]) => toEntry(name, writeRowValue(value)));
    return { row, values: Object.fromEntries(texts), assertions };
  });
}

/** An assertion with the transformation of its test, which comes before its own. */
function addTransform(assertion: JsonObject, before: Json | undefined): JsonObject {
  const { transform } = assertion;
  if (before === undefined) return assertion;
  return { ...assertion, transform: transform === undefined ? before : [before, transform] };
}

function resolveTemplate(assertion: JsonObject, templates: JsonObject): JsonObject {
  const name = /^#\/assertionTemplates\/(.+)$/.exec(stringOrEmpty(assertion["$ref"]))?.[1];
  return name === undefined ? assertion : { ...getObject(templates, name), ...assertion };
}

/** The values of a test; where a variable has a list of them, one set for each combination. */
function listCombinations(vars: JsonObject, isKept: boolean): JsonObject[] {
  let sets: JsonObject[] = [{}];
  for (const [name, value] of Object.entries(vars)) {
    const values = Array.isArray(value) && value.length > 0 && !isKept ? value : [value];
    if (sets.length * values.length > MAX_ROWS) return [vars];
    sets = sets.flatMap((set) => values.map((each) => ({ ...set, [name]: each })));
  }
  return sets;
}

const notePrompt = (prompt: string): RowNote => ({
  what: "Prompt",
  detail: `“${shortenText(prompt, 60)}” goes into the composer where that is empty`,
  isTaken: true,
});

/** The one prompt of a file, for the composer; what is not taken is noted. */
function readPrompt(file: JsonObject, rows: ObjectRows): string | undefined {
  const prompts = toList(typeof file["prompts"] === "string" ? [file["prompts"]] : file["prompts"]);
  const [first] = prompts;
  if (first === undefined) return undefined;
  const text = typeof first === "string" ? first : isJsonObject(first) ? stringOrEmpty(first["raw"]) : "";
  if (prompts.length > 1) {
    rows.note(`Prompts (${formatCount(prompts.length)})`, "rows have no prompts; paste one into the composer");
    return undefined;
  }
  const reason =
    text === "" || /^(?:file|exec|langfuse|portkey|helicone):/.test(text)
      ? "it stands in another file; paste it into the composer"
      : Array.isArray(parseJson(text))
        ? "it is a chat; paste its texts into the composer and the system prompt"
        : findTemplateFault(text, () => true);
  if (reason === undefined) return text;
  rows.note("Prompt", reason);
  return undefined;
}
