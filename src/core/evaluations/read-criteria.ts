import { nameCheck } from "#core/checks/name-check.ts";
import type { JsonObject } from "#core/json.ts";
import { stringOrEmpty } from "#core/json.ts";
import { type CheckDraft, type CheckNote, type CheckReading, createDraft, EXACT } from "./check-draft.ts";
import { findTemplateFault } from "./find-template-fault.ts";

/** Measures of OpenAI evals that are one of a check. */
const MEASURES: Readonly<Record<string, string>> = { fuzzy_match: "edits", rouge_1: "words", rouge_l: "rouge-l" };

/** A check that a testing criterion of OpenAI evals is, or the reason why there is none. */
function readCriterion(criterion: JsonObject): CheckReading {
  const type = stringOrEmpty(criterion["type"]);
  if (type === "string_check") return readStringCheck(criterion);
  if (type === "text_similarity") return readSimilarity(criterion);
  if (type === "python") return { reason: "needs a program outside the page" };
  if (type === "label_model" || type === "score_model" || type === "score_model_grader")
    return { reason: "needs a judge: a model that reads the answer" };
  return { reason: "Étude has no such check" };
}

function readStringCheck(criterion: JsonObject): CheckReading {
  const operation = stringOrEmpty(criterion["operation"]);
  const compared = readCompared(criterion);
  if ("reason" in compared) return compared;
  const { value, more } = compared;
  switch (operation) {
    case "eq":
      return { draft: createDraft("equals", { value, ...EXACT }, more) };
    case "ne":
      return { draft: createDraft("equals", { value, ...EXACT }, { ...more, isNegated: true }) };
    case "like":
      return { draft: createDraft("contains", { value, ...EXACT }, more) };
    case "ilike":
      return { draft: createDraft("contains", { value, ...EXACT, ignoreCase: "yes" }, more) };
    default:
      return { reason: `Étude has no operation “${operation}”` };
  }
}

function readSimilarity(criterion: JsonObject): CheckReading {
  const metric = stringOrEmpty(criterion["evaluation_metric"]);
  const measure = Object.hasOwn(MEASURES, metric) ? MEASURES[metric] : undefined;
  if (measure === undefined)
    return { reason: metric === "cosine" ? "needs embeddings" : `Étude has no measure “${metric}”` };
  const compared = readCompared(criterion);
  if ("reason" in compared) return compared;
  const { pass_threshold: least } = criterion;
  if (typeof least !== "number") return { reason: "it has no pass_threshold" };
  return {
    draft: createDraft("similar", { value: compared.value, measure, least: String(least), ...EXACT }, compared.more),
    note: "counted in Étude's way",
  };
}

/** The text that the answer is compared with, and the part of the answer. */
function readCompared(criterion: JsonObject): { value: string; more: Partial<CheckDraft> } | { reason: string } {
  const input = stringOrEmpty(criterion["input"]).trim();
  const path = /^\{\{\s*sample\.output_json\.(.+?)\s*\}\}$/.exec(input)?.[1];
  if (path === undefined && !/^\{\{\s*sample\.output_text\s*\}\}$/.test(input))
    return { reason: "it looks at something else than the answer" };
  const value = stringOrEmpty(criterion["reference"]).replaceAll(/\{\{\s*item\.([\p{L}\p{N}_-]+)\s*\}\}/gu, "{{$1}}");
  const fault = value === "" ? "it has no reference" : findTemplateFault(value, () => true);
  if (fault !== undefined) return { reason: fault };
  const name = stringOrEmpty(criterion["name"]);
  return { value, more: { name, ...(path === undefined ? {} : { aim: { kind: "path", at: path } as const }) } };
}

/** The checks that the testing criteria of OpenAI evals are, and what of them is not taken. */
export function readCriteria(criteria: readonly JsonObject[]): { checks: CheckDraft[]; notes: CheckNote[] } {
  const checks: CheckDraft[] = [];
  const notes: CheckNote[] = [];
  for (const criterion of criteria) {
    const read = readCriterion(criterion);
    const what = `Criterion “${stringOrEmpty(criterion["name"]) || stringOrEmpty(criterion["type"])}”`;
    if ("reason" in read) notes.push({ what, detail: read.reason, isTaken: false });
    else {
      checks.push(read.draft);
      const detail = `the check “${nameCheck({ ...read.draft, name: "", id: "" })}”`;
      notes.push({ what, detail: read.note === undefined ? detail : `${detail}; ${read.note}`, isTaken: true });
    }
  }
  return { checks, notes };
}
