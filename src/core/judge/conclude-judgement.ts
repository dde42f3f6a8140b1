import { scoreRating } from "#core/checks/rating-score.ts";
import type { Judgement } from "#core/conversation/judgement.ts";
import { parseVerdict } from "./parse-verdict.ts";
import type { VerdictForm } from "./verdict-form.ts";

/** The conclusion from the answers of a judge. */
export type Conclusion = Pick<Judgement, "outcome" | "reason" | "score">;

/** A judge's answer with its finish reason, where the service gave one. */
export type JudgeAnswer = { text: string; finishReason?: string | undefined };

export const NO_VERDICT = "the judge's answer has no verdict";
const CUT_OFF = "the judge's answer was cut off by its token limit";
export const NO_PREFERENCE = "no preference";

const LIMIT_REASONS: ReadonlySet<string> = new Set(["length", "max_tokens"]);

/**
 * The conclusion from a judge's answer; of the better of two, from its answers in both orders, where the judged reply stood
 * first in the first one. It is better or worse only where both say so. A rating counts from `leastRating`.
 */
export function concludeJudgement(form: VerdictForm, answers: readonly JudgeAnswer[], leastRating: number): Conclusion {
  if (answers.some(({ finishReason = "" }) => LIMIT_REASONS.has(finishReason)))
    return { outcome: "unknown", reason: CUT_OFF };
  const verdicts = answers.map(({ text }) => parseVerdict(form, text));
  const [one, two] = verdicts;
  if (!one || verdicts.includes(undefined)) return { outcome: "unknown", reason: NO_VERDICT };
  if (form === "pass") return { outcome: one.word === "PASS" ? "pass" : "fail", reason: one.reason };
  if (form === "rating") return concludeRating(Number(one.word), one.reason, leastRating);
  if (!two) return { outcome: "unknown", reason: NO_VERDICT };
  const isBetter = one.word === "FIRST" && two.word === "SECOND";
  const isWorse = one.word === "SECOND" && two.word === "FIRST";
  if (isBetter || isWorse) return { outcome: isBetter ? "pass" : "fail", reason: one.reason, score: isBetter ? 1 : 0 };
  return { outcome: "unknown", reason: NO_PREFERENCE, score: 0.5 };
}

const concludeRating = (rating: number, reason: string, least: number): Conclusion => ({
  outcome: rating >= least ? "pass" : "fail",
  reason,
  score: scoreRating(rating),
});
