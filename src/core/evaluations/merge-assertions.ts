import { getKindRow } from "#core/checks/check-kinds.ts";
import { nameCheck } from "#core/checks/name-check.ts";
import { countThings } from "#core/count-things.ts";
import type { JsonObject } from "#core/json.ts";
import { isJsonObject, stringOrEmpty, toList } from "#core/json.ts";
import { fillTemplate, listMarkers } from "#core/templates/scan-template.ts";
import { type CheckDraft, type CheckNote, createDraft } from "./check-draft.ts";
import { findTemplateFault } from "./find-template-fault.ts";
import { readAssertion } from "./read-assertion.ts";

/** A test of promptfoo: the values of its variables, and what its answer must meet. */
export type PromptfooTest = { values: Readonly<Record<string, string>>; assertions: readonly JsonObject[] };

/** Checks that hold for all tests, and the values that each test gives them, in the order of the tests. */
export type MergedAssertions = {
  checks: CheckDraft[];
  columns: { name: string; values: (string | undefined)[] }[];
  notes: CheckNote[];
};

/** Checks of one kind, one at most of each test, that differ in values alone. */
type Group = { types: Set<string>; notes: Set<string>; drafts: (CheckDraft | undefined)[] };

/** Assertions that are not taken: their type, the reason, and the number of tests. */
class Refusals {
  private readonly byText = new Map<string, { type: string; reason: string; count: number }>();

  add(type: string, reason: string, count = 1): void {
    const key = `${type}\n${reason}`;
    const known = this.byText.get(key);
    this.byText.set(key, { type, reason, count: (known?.count ?? 0) + count });
  }

  list(): CheckNote[] {
    return [...this.byText.values()].map(({ type, reason, count }) => ({
      what: `Assertion “${type}”${count > 1 ? ` (${countThings(count, "test")})` : ""}`,
      detail: reason,
      isTaken: false,
    }));
  }
}

/** The fields of checks whose values a row can hold, by the name of its column. */
const COLUMN_NAMES: Readonly<Record<string, string>> = {
  value: "expected",
  values: "expected",
  schema: "schema",
  expression: "expression",
  most: "most",
  least: "least",
  rules: "criteria",
};

/**
 * The checks that the assertions of tests are. A check counts for all rows, so assertions of one kind become one check;
 * where they differ by test, the rows hold what they say, and a row without it is not asked.
 */
export function mergeAssertions(tests: readonly PromptfooTest[]): MergedAssertions {
  const groups = new Map<string, Group>();
  const refusals = new Refusals();
  // A test without a value is not asked, as a row is.
  const known = new Set(tests.flatMap(({ values }) => Object.keys(values)));
  for (const [index, { assertions }] of tests.entries()) {
    const counts = new Map<string, number>();
    for (const assertion of assertions.flatMap(listMembers)) {
      const type = stringOrEmpty(assertion["type"]) || "without a type";
      const read = readAssertion(assertion);
      const fault = "reason" in read ? read.reason : findFault(read.draft, known);
      if ("reason" in read || fault !== undefined) {
        refusals.add(type, fault ?? "");
        continue;
      }
      const key = buildKey(read.draft);
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      const group: Group = groups.get(`${count}\n${key}`) ?? {
        types: new Set(),
        notes: new Set(),
        drafts: tests.map(() => undefined),
      };
      groups.set(`${count}\n${key}`, group);
      group.types.add(type);
      if (read.note !== undefined) group.notes.add(read.note);
      group.drafts[index] = read.draft;
    }
  }
  return finish(tests, [...groups.values()], refusals);
}

/** The assertions of a set, which stand for themselves, or an assertion alone. */
function listMembers(assertion: JsonObject): JsonObject[] {
  if (assertion["type"] !== "assert-set") return [assertion];
  return "threshold" in assertion ? [assertion] : toList(assertion["assert"]).filter(isJsonObject);
}

function findFault({ kind, options }: CheckDraft, known: ReadonlySet<string>): string | undefined {
  for (const [option, text] of Object.entries(options)) {
    // The prompt of a judge is Étude's own.
    if (kind === "judge" && option === "prompt") continue;
    const fault = findTemplateFault(text, (name) => known.has(name));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** A text that is the same for checks which differ in values alone. */
function buildKey({ kind, name, isNegated, weight, aim, options }: CheckDraft): string {
  const fixed = (getKindRow(kind)?.fields ?? []).filter((field) => !Object.hasOwn(COLUMN_NAMES, field.name));
  return JSON.stringify([
    kind,
    name,
    isNegated ?? false,
    weight ?? 1,
    aim ?? null,
    fixed.map((field) => options[field.name]),
  ]);
}

function finish(tests: readonly PromptfooTest[], groups: readonly Group[], refusals: Refusals): MergedAssertions {
  const used = new Set(tests.flatMap(({ values }) => Object.keys(values)));
  const merged: MergedAssertions = { checks: [], columns: [], notes: [] };
  for (const group of groups) {
    const { types, drafts } = group;
    const count = drafts.filter((draft) => draft !== undefined).length;
    const placed = placeGroup(group, tests, used);
    if (typeof placed === "string") {
      refusals.add([...types].join(", "), placed, count);
      continue;
    }
    const { check, columns } = placed;
    merged.checks.push(check);
    merged.columns.push(...columns);
    const details = [
      `the check “${nameCheck({ ...check, id: "" })}”`,
      ...(count < tests.length ? [`for ${countThings(count, "row")} of ${tests.length}`] : []),
      ...group.notes,
    ];
    merged.notes.push({
      what: `Assertion ${[...types].map((type) => `“${type}”`).join(", ")}`,
      detail: details.join("; "),
      isTaken: true,
    });
  }
  return { ...merged, notes: [...merged.notes, ...refusals.list()] };
}

/** The check that a group is, with the columns that it needs; or the reason why it is none. */
function placeGroup(
  { drafts }: Group,
  tests: readonly PromptfooTest[],
  used: Set<string>,
): { check: CheckDraft; columns: MergedAssertions["columns"] } | string {
  const [first] = drafts.flatMap((draft) => draft ?? []);
  if (!first) return "it is in no test";
  const isPartial = drafts.includes(undefined);
  const names = Object.keys(first.options).filter((name) => Object.hasOwn(COLUMN_NAMES, name));
  const varying = names.filter((name) => new Set(drafts.flatMap((draft) => draft?.options[name] ?? [])).size > 1);
  const isSame =
    varying.length === 0 && new Set(drafts.flatMap((draft) => (draft ? JSON.stringify(draft.options) : []))).size === 1;
  if (isSame && !isPartial) return { check: settleRules(first), columns: [] };
  if (first.kind === "json-valid") {
    // Any JSON is JSON of the schema without a rule.
    const any: CheckDraft = {
      ...first,
      kind: "json-schema",
      options: createDraft("json-schema", { schema: "{}" }).options,
    };
    return placeGroup({ types: new Set(), notes: new Set(), drafts: drafts.map((draft) => draft && any) }, tests, used);
  }
  const own = varying.length > 0 ? varying : names.slice(0, 1);
  if (own.length === 0 || (varying.length === 0 && !isSame))
    return "it differs by test, and a check counts for all rows";
  const columns = own.map((name) => {
    const column = findFree(COLUMN_NAMES[name] ?? name, used);
    used.add(column);
    return {
      option: name,
      name: column,
      values: drafts.map((draft, index) => {
        const text = draft?.options[name];
        const values = tests[index]?.values ?? {};
        const isWhole = listMarkers([text ?? ""]).every((marker) => Object.hasOwn(values, marker.name));
        return text === undefined || !isWhole ? undefined : fillTemplate(text, values);
      }),
    };
  });
  const options = {
    ...first.options,
    ...Object.fromEntries(columns.map(({ option, name }) => [option, `{{${name}}}`])),
  };
  return { check: settleRules({ ...first, options }), columns: columns.map(({ name, values }) => ({ name, values })) };
}

/** A judge's check whose criteria hold values of the row: they stand in the prompt, which alone is filled. */
function settleRules(check: CheckDraft): CheckDraft {
  const { rules = "", prompt = "" } = check.options;
  if (check.kind !== "judge" || !rules.includes("{{")) return check;
  return { ...check, options: { ...check.options, prompt: prompt.replace("{{rules}}", () => rules), rules: "" } };
}

function findFree(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; used.has(free); number += 1) free = `${name}_${number}`;
  return free;
}
