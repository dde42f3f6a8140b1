import type { AnswerDifference } from "#core/compare/compare-answers.ts";
import type { WordHeat } from "#core/compare/word-heat.ts";

/** Two answers to compare, or an answer whose words are looked for in others. */
export type DifferenceCommand =
  | { kind: "difference"; before: string; after: string }
  | { kind: "heat"; text: string; others: readonly string[] };

/** The result of a command of the same kind. */
export type DifferenceResult = { kind: "difference"; difference: AnswerDifference } | { kind: "heat"; heat: WordHeat };
