import { CHECK_KIND_ROWS } from "#core/checks/check-kinds.ts";
import { getOption } from "#core/checks/parse-option.ts";
import { parseNumber } from "#core/parameters/parse-field.ts";
import { listMarkers } from "#core/templates/scan-template.ts";

/** The thing that a judge still needs before it can be asked, as an instruction; undefined for nothing. */
export function findJudgeGap(options: Readonly<Record<string, string>>): string | undefined {
  const prompt = getOption(options, "prompt");
  const names = listMarkers([prompt]).map(({ name }) => name);
  if (!names.includes("output")) return "Put {{output}} into the prompt, where the answer goes";
  if (names.includes("rules") && getOption(options, "rules").trim() === "") return "Write the criteria";
  if (getOption(options, "model").trim() === "") return "Choose a model";
  const wrong = JUDGE_LIMITS.find(({ name }) => !isPositive(getOption(options, name)));
  return wrong && `Correct “${wrong.label}”`;
}

/** The fields that limit what a judge costs: numbers above 0. */
export const JUDGE_LIMITS = CHECK_KIND_ROWS.judge.fields.filter(
  ({ name }) => name === "maxTokens" || name === "capUsd",
);

function isPositive(typed: string): boolean {
  const parsed = parseNumber(typed);
  return parsed.type === "number" && parsed.value > 0;
}
