import { getOption, parseNumberOption } from "#core/checks/parse-option.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Id } from "#core/vocabulary.ts";
import { isVerdictForm, type VerdictForm } from "./verdict-form.ts";

/** The fields of a check by a judge. */
export type JudgeOptions = {
  form: VerdictForm;
  prompt: string;
  rules: string;
  connectionId: Id;
  modelId: string;
  /** The rating from which an answer passes. */
  leastRating: number;
  /** The column whose answers are the others of the better of two. */
  baselineId: Id;
  maxTokens: number;
  /** The most US dollars that one press may cost. */
  capUsd: number;
};

const DEFAULT_LEAST_RATING = 4;
const DEFAULT_MAX_TOKENS = 2000;
const DEFAULT_CAP_USD = 1;

export function readJudgeOptions({ options }: Pick<Check, "options">): JudgeOptions {
  const form = getOption(options, "form");
  return {
    form: isVerdictForm(form) ? form : "pass",
    prompt: getOption(options, "prompt"),
    rules: getOption(options, "rules"),
    connectionId: getOption(options, "connection"),
    modelId: getOption(options, "model").trim(),
    leastRating: readPositive(options, "leastRating") ?? DEFAULT_LEAST_RATING,
    baselineId: getOption(options, "baseline"),
    maxTokens: readPositive(options, "maxTokens") ?? DEFAULT_MAX_TOKENS,
    capUsd: readPositive(options, "capUsd") ?? DEFAULT_CAP_USD,
  };
}

function readPositive(options: Check["options"], name: string): number | undefined {
  try {
    const value = parseNumberOption(options, name);
    return value !== undefined && value > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}
