import { isCheckKind, type CheckKind, getKindRow } from "#core/checks/check-kinds.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject, isSameJson, parseJson } from "#core/json.ts";
import type { CheckDraft } from "./check-draft.ts";
import { findTemplateFault } from "./find-template-fault.ts";
import { FINISH_REASONS, OWN_OPTIONS, readAssertion } from "./read-assertion.ts";
import { writeJavascript } from "./read-javascript.ts";

type Options = Readonly<Record<string, string>>;
/** An assertion without what all kinds have alike; undefined where promptfoo has none. */
type Write = (options: Options) => (JsonObject & { type: string }) | undefined;

const writeText =
  (type: string): Write =>
  ({ value = "" }) => ({ type, value });
const writeTexts =
  (type: string): Write =>
  ({ values = "", ignoreCase }) => ({ type: ignoreCase === "yes" ? `i${type}` : type, value: listLines(values) });
const writeLimit =
  (type: string, factor: number): Write =>
  ({ most = "" }) => ({ type, threshold: Number(most) * factor });

/** The assertions of kinds of checks; a kind that is not here has none. */
const WRITERS: Partial<Record<CheckKind, Write>> = {
  equals: writeText("equals"),
  contains: ({ value = "", ignoreCase }) => ({ type: ignoreCase === "yes" ? "icontains" : "contains", value }),
  "contains-any": writeTexts("contains-any"),
  "contains-all": writeTexts("contains-all"),
  "starts-with": writeText("starts-with"),
  matches: ({ pattern = "" }) => ({ type: "regex", value: pattern }),
  "json-valid": () => ({ type: "is-json" }),
  "json-schema": ({ schema = "" }) => ({ type: "contains-json", value: parseJson(schema) ?? schema }),
  "json-fields": ({ value = "", allowsMore }) => {
    const json = parseJson(value);
    return allowsMore === "no" && typeof json === "object" && json !== null
      ? { type: "equals", value: json }
      : undefined;
  },
  similar: ({ value = "", measure, least = "" }) =>
    measure === "edits"
      ? undefined
      : { type: measure === "words" ? "rouge-n" : "rouge-l", value, threshold: Number(least) },
  "character-errors": ({ value = "", most = "" }) => ({
    type: "levenshtein",
    value,
    threshold: Math.round(Number(most) * Array.from(value).length),
  }),
  length: ({ unit, least = "", most = "" }) =>
    unit === "words"
      ? {
          type: "word-count",
          value: { ...(least === "" ? {} : { min: Number(least) }), ...(most === "" ? {} : { max: Number(most) }) },
        }
      : undefined,
  time: writeLimit("latency", 1000),
  cost: writeLimit("cost", 1),
  refusal: () => ({ type: "is-refusal" }),
  "finish-reason": ({ values = "" }) => {
    const lines = listLines(values);
    const known = Object.entries(FINISH_REASONS).find(([, own]) => isSameJson(own.split("\n"), lines));
    return known || lines.length === 1 ? { type: "finish-reason", value: known?.[0] ?? lines[0] ?? "" } : undefined;
  },
  expression: ({ expression = "" }) =>
    /\busage\b/.test(expression) ? undefined : { type: "javascript", value: writeJavascript(expression) },
};

/** The assertion of promptfoo that a check is; or the reason why there is none. It is read as the same check again. */
export function writeAssertion(
  check: Check,
  hasName: (name: string) => boolean,
): { assertion: JsonObject; own: string[] } | { reason: string } {
  const { kind, options, isNegated, weight, name, aim } = check;
  const fault = (kind === "judge" ? [] : Object.values(options))
    .map((text) => findTemplateFault(text, hasName))
    .find((each) => each !== undefined);
  if (fault !== undefined) return { reason: fault };
  const made = isCheckKind(kind) ? WRITERS[kind]?.(options) : undefined;
  if (kind === "judge") return { reason: "its model and prompt are Étude's; promptfoo's judge is an llm-rubric" };
  if (!made) return { reason: "promptfoo has no such assertion" };
  const { type, ...rest } = made;
  const assertion: JsonObject = {
    type: isNegated ? `not-${type}` : type,
    ...rest,
    ...(name === "" ? {} : { metric: name }),
    ...(weight === undefined ? {} : { weight }),
    ...(aim === undefined ? {} : { transform: `JSON.parse(output).${aim.at}` }),
  };
  const read = readAssertion(assertion);
  const own = "reason" in read ? [] : OWN_OPTIONS.filter((option) => differs(read.draft, check, option));
  const whole: JsonObject =
    own.length === 0
      ? assertion
      : { ...assertion, config: { etude: Object.fromEntries(own.map((option) => [option, options[option] ?? ""])) } };
  const again = readAssertion(whole);
  return "draft" in again && isSameCheck(again.draft, check)
    ? { assertion: whole, own }
    : { reason: "promptfoo has no assertion that says the same" };
}

const listLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const differs = (draft: CheckDraft, { options }: Pick<Check, "options">, option: string): boolean =>
  Object.hasOwn(draft.options, option) && draft.options[option] !== options[option];

/** True for checks that say the same of every answer. */
export function isSameCheck(a: CheckDraft, b: CheckDraft): boolean {
  const fields = getKindRow(a.kind)?.fields ?? [];
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    (a.isNegated ?? false) === (b.isNegated ?? false) &&
    (a.weight ?? 1) === (b.weight ?? 1) &&
    isSameJson(a.aim, b.aim) &&
    fields.every(({ name, input }) => isSameJson(normalise(a, name, input), normalise(b, name, input)))
  );
}

/** The value of a field without what makes no difference in it. */
function normalise({ kind, options }: CheckDraft, name: string, input: string): Json {
  const text = options[name] ?? "";
  if (input === "number") return text.trim() === "" || text.includes("{{") ? text.trim() : Number(text);
  if (name === "values") return listLines(text);
  const json = name === "schema" || (kind === "json-fields" && name === "value") ? parseJson(text) : undefined;
  if (isJsonObject(json) || Array.isArray(json)) return json;
  return name === "expression" ? text.trim().replaceAll(/\brow\.expected\b/g, "expected") : text;
}
