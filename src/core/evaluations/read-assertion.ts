import type { CheckKind } from "#core/checks/check-kinds.ts";
import { JUDGE_PROMPTS } from "#core/judge/judge-prompts.ts";
import type { JsonObject } from "#core/json.ts";
import { getObject, isJsonObject, parseJson, stringOrEmpty } from "#core/json.ts";
import type { Json } from "#core/json.ts";
import { type CheckReading, createDraft, EXACT } from "./check-draft.ts";
import { readJavascript } from "./read-javascript.ts";

/** A check that an assertion is, with what differs in it; or the reason why it is none. */
type Made = { kind: CheckKind; options: Record<string, string>; note?: string } | string;
type Make = (assertion: JsonObject) => Made;

const NEEDS_JUDGE = "needs a judge with a prompt of its own: add it as a check";
const NO_SUCH_MEASURE = "Étude has no such measure";
const NEEDS_PROGRAM = "needs a program outside the page";

/** Reasons why types of assertions are not taken. */
const REASONS: Readonly<Record<string, string>> = {
  ...giveReason(NEEDS_JUDGE, [
    "answer-relevance",
    "context-recall",
    "context-relevance",
    "context-faithfulness",
    "search-rubric",
    "agent-rubric",
    "select-best",
    "pi",
    "classifier",
    "moderation",
  ]),
  ...giveReason("needs embeddings", ["similar", "similar:cosine", "similar:dot", "similar:euclidean"]),
  ...giveReason(NO_SUCH_MEASURE, [
    "bleu",
    "gleu",
    "meteor",
    "perplexity",
    "perplexity-score",
    "rouge-s",
    "tool-call-f1",
  ]),
  ...giveReason(NEEDS_PROGRAM, ["python", "ruby", "webhook", "guardrails"]),
};

function giveReason(reason: string, types: readonly string[]): Record<string, string> {
  return Object.fromEntries(types.map((type) => [type, reason]));
}

const MAKERS: Readonly<Record<string, Make>> = {
  equals: ({ value }) =>
    typeof value === "object" && value !== null
      ? {
          kind: "json-fields",
          options: {
            value: JSON.stringify(value),
            tolerance: "0",
            allowsMore: "no",
            ignoreCase: "no",
            ignoreSpaces: "no",
          },
        }
      : makeText("equals", value, EXACT),
  contains: ({ value }) => makeText("contains", value, EXACT),
  icontains: ({ value }) => makeText("contains", value, { ...EXACT, ignoreCase: "yes" }),
  "contains-any": ({ value }) => makeList("contains-any", value, EXACT),
  "icontains-any": ({ value }) => makeList("contains-any", value, { ...EXACT, ignoreCase: "yes" }),
  "contains-all": ({ value }) => makeList("contains-all", value, EXACT),
  "icontains-all": ({ value }) => makeList("contains-all", value, { ...EXACT, ignoreCase: "yes" }),
  "starts-with": ({ value }) => makeText("starts-with", value, EXACT),
  regex: ({ value }) => makePattern(stringOrEmpty(value)),
  "is-json": ({ value }) =>
    isEmpty(value)
      ? { kind: "json-valid", options: {}, note: "a code fence around the JSON is left out" }
      : makeSchema(value),
  "contains-json": ({ value }) => makeSchema(isEmpty(value) ? {} : value),
  javascript: ({ value, threshold }) => makeExpression(value, threshold),
  latency: ({ threshold }) =>
    typeof threshold === "number"
      ? { kind: "time", options: { most: String(threshold / 1000) } }
      : "it has no threshold",
  cost: ({ threshold }) =>
    typeof threshold === "number" ? { kind: "cost", options: { most: String(threshold) } } : "it has no threshold",
  levenshtein: ({ value, threshold = 5 }) => makeEdits(value, threshold),
  "rouge-n": ({ value, threshold = 0.75 }) => makeLikeness("words", value, threshold),
  "rouge-l": ({ value, threshold = 0.75 }) => makeLikeness("rouge-l", value, threshold),
  "is-refusal": () => ({ kind: "refusal", options: {} }),
  "finish-reason": ({ value }) => {
    const reason = stringOrEmpty(value);
    return reason === "" ? "it names no reason" : { kind: "finish-reason", options: { values: listReasons(reason) } };
  },
  "word-count": ({ value }) => makeWordCount(value),
  "llm-rubric": makeRubric,
  "model-graded-closedqa": makeRubric,
  "g-eval": makeRubric,
  factuality: makeFactuality,
  "model-graded-factuality": makeFactuality,
};

/** Finish reasons of services that promptfoo calls by one name. */
export const FINISH_REASONS: Readonly<Record<string, string>> = {
  stop: "stop\nend_turn\nstop_sequence",
  length: "length\nmax_tokens",
  tool_calls: "tool_calls\ntool_use",
  content_filter: "content_filter\nrefusal",
};

const listReasons = (reason: string): string =>
  Object.hasOwn(FINISH_REASONS, reason) ? (FINISH_REASONS[reason] ?? reason) : reason;

/** A check that an assertion of promptfoo is, or the reason why there is none. */
export function readAssertion(assertion: JsonObject): CheckReading {
  const type = stringOrEmpty(assertion["type"]);
  const isNegated = type.startsWith("not-");
  const base = isNegated ? type.slice("not-".length) : type;
  const { weight, metric, transform, value } = assertion;
  if (typeof value === "string" && /^(?:file|package|python|https?):\/{0,2}\S+$/.test(value) && base !== "contains")
    return { reason: "its value stands in a file" };
  const aim = readTransform(transform);
  if (aim === undefined) return { reason: "it changes the answer before it is checked (transform)" };
  if (weight === 0) return { reason: "its weight is 0, so that it counts for nothing" };
  const make = Object.hasOwn(MAKERS, base) ? MAKERS[base] : undefined;
  const made = make
    ? make(assertion)
    : ((Object.hasOwn(REASONS, base) ? REASONS[base] : undefined) ?? "Étude has no such check");
  if (typeof made === "string") return { reason: made };
  const draft = createDraft(
    made.kind,
    { ...made.options, ...readOwnOptions(assertion) },
    {
      name: stringOrEmpty(metric),
      ...(isNegated ? { isNegated } : {}),
      ...(typeof weight === "number" && weight !== 1 ? { weight } : {}),
      ...(aim === null ? {} : { aim }),
    },
  );
  return { draft, ...(made.note === undefined ? {} : { note: made.note }) };
}

/** Options of a check that promptfoo has no words for; Étude writes them beside its own assertions. */
export const OWN_OPTIONS = ["ignoreCase", "ignoreSpaces", "ignoreAccents", "allowsMore", "tolerance"] as const;

function readOwnOptions(assertion: JsonObject): Record<string, string> {
  const own = getObject(getObject(assertion, "config"), "etude");
  return Object.fromEntries(
    OWN_OPTIONS.flatMap((option) => (typeof own[option] === "string" ? [[option, own[option]]] : [])),
  );
}

/** The part of the answer that a transformation takes: null for all of it, undefined for any other change. */
function readTransform(transform: Json | undefined): { kind: "path" | "tag"; at: string } | null | undefined {
  if (isEmpty(transform)) return null;
  const path = /^JSON\.parse\(output\)\.?((?:\.?[\w$]+|\[\d+\])+)$/.exec(stringOrEmpty(transform).trim())?.[1];
  return path === undefined ? undefined : { kind: "path", at: path };
}

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === "";

/** A value as a text; undefined for a list or an object. */
const toText = (value: Json | undefined): string | undefined =>
  value === undefined || value === null || typeof value === "object" ? undefined : String(value);

function makeText(kind: CheckKind, value: Json | undefined, options: Record<string, string>): Made {
  const text = toText(value);
  if (text === undefined || (text === "" && kind !== "equals")) return "it has no text to look for";
  return { kind, options: { value: text, ...options } };
}

function makeList(kind: CheckKind, value: Json | undefined, options: Record<string, string>): Made {
  const texts = typeof value === "string" ? value.split(",").map((each) => each.trim()) : value;
  if (!Array.isArray(texts) || texts.length === 0) return "it has no list of texts";
  const lines = texts.map((each) => toText(each) ?? "");
  if (lines.some((line) => line === "" || line !== line.trim() || /[\r\n]/.test(line)))
    return "a text is empty, has several lines, or begins or ends with a space";
  return { kind, options: { values: lines.join("\n"), ...options } };
}

function makePattern(pattern: string): Made {
  if (pattern === "") return "it has no pattern";
  if (!isPattern(pattern)) return "the pattern is none of Unicode regular expressions";
  const note = /[$^]/.test(pattern.replaceAll(/\\.|\[\^/g, ""))
    ? "“^” and “$” stand for each line of the answer"
    : undefined;
  return { kind: "matches", options: { pattern, ignoreCase: "no" }, ...(note === undefined ? {} : { note }) };
}

function isPattern(written: string): boolean {
  try {
    return new RegExp(written, "mu").source !== "";
  } catch {
    return false;
  }
}

function makeSchema(value: Json | undefined): Made {
  if (typeof value === "string" && /^\{\{[^{}]+\}\}$/.test(value))
    return { kind: "json-schema", options: { schema: value } };
  const schema = typeof value === "string" ? parseJson(value) : value;
  return isJsonObject(schema)
    ? {
        kind: "json-schema",
        options: { schema: JSON.stringify(schema, null, 2) },
        note: "JSON may stand in a code fence",
      }
    : "its schema is no JSON object";
}

function makeExpression(value: Json | undefined, threshold: Json | undefined): Made {
  const read = readJavascript(stringOrEmpty(value));
  if ("reason" in read) return read.reason;
  const isBounded = typeof threshold === "number";
  return {
    kind: "expression",
    options: { expression: isBounded ? `(${read.expression}) >= ${threshold}` : read.expression },
  };
}

function makeEdits(value: Json | undefined, threshold: Json | undefined): Made {
  const text = toText(value);
  if (text === undefined || typeof threshold !== "number") return "it has no text to compare with";
  const count = Array.from(text).length;
  // The number of edits becomes a share of the characters, which a text from a variable does not tell before.
  if (count === 0 || text.includes("{{")) return "its number of edits is no share of a text that is known before";
  return { kind: "character-errors", options: { value: text, most: String(threshold / count), ...EXACT } };
}

function makeLikeness(measure: string, value: Json | undefined, threshold: Json | undefined): Made {
  const text = toText(value);
  if (text === undefined || typeof threshold !== "number") return "it has no text to compare with";
  return {
    kind: "similar",
    options: { value: text, measure, least: String(threshold), ...EXACT },
    note: "words are counted in Étude's way",
  };
}

function makeRubric({ value, rubricPrompt, threshold, provider }: JsonObject): Made {
  if (rubricPrompt !== undefined) return "its prompt for the judge is another one (rubricPrompt)";
  const rules = Array.isArray(value) ? value.map((each) => toText(each) ?? "").join("\n") : (toText(value) ?? "");
  return rules.trim() === "" ? "it has no criterion" : makeJudge(rules, { threshold, provider });
}

function makeFactuality({ value, rubricPrompt, threshold, provider }: JsonObject): Made {
  const text = toText(value) ?? "";
  if (rubricPrompt !== undefined || text === "") return "it has no reference, or a prompt of its own";
  return makeJudge(`The answer says nothing that contradicts this reference:\n${text}`, { threshold, provider });
}

/** A judge by these rules; settings of the assertion that it has no place for are named. */
function makeJudge(rules: string, unused: Record<string, Json | undefined>): Made {
  const left = Object.keys(unused).filter((name) => unused[name] !== undefined);
  const leftOut = left.length === 0 ? "" : `; not taken: its ${left.join(" and ")}`;
  const [{ name, form, prompt }] = JUDGE_PROMPTS;
  return {
    kind: "judge",
    options: { promptName: name, form, prompt, rules },
    note: `the model of the columns is asked when you press Judge; it says pass or fail${leftOut}`,
  };
}

function makeWordCount(value: Json | undefined): Made {
  const exact = toText(value);
  const { min, max } = isJsonObject(value) ? value : { min: exact, max: exact };
  const [least, most] = [toText(min) ?? "", toText(max) ?? ""];
  if (least === "" && most === "") return "it has no bound";
  return { kind: "length", options: { unit: "words", least, most }, note: "words are counted in Étude's way" };
}
