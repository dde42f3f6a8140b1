import { formatCount } from "#core/format.ts";
import type { AnswerDifference } from "./compare-answers.ts";
import { hasSameWords } from "./has-same-words.ts";

/** A difference in few words: "17 of 24 words differ", "2 of 9 fields differ", "same words". */
export function describeDifference(difference: AnswerDifference): string {
  if (difference.kind === "words") {
    const { differingCount, wordCount, runs, isApproximate } = difference;
    if (differingCount > 0)
      return `${isApproximate ? "about " : ""}${describeCounts(differingCount, wordCount, "word")}`;
    return hasSameWords(runs) ? "same words" : "only punctuation differs";
  }
  const { differingCount, fields, around } = difference;
  const fieldsLabel = differingCount === 0 ? "same fields" : describeCounts(differingCount, fields.length, "field");
  return around ? `${fieldsLabel}, other words around them` : fieldsLabel;
}

/** "17 of 24 words differ", "1 of 24 words differs". */
function describeCounts(differingCount: number, count: number, unit: "word" | "field"): string {
  const verb = differingCount === 1 ? "differs" : "differ";
  return `${formatCount(differingCount)} of ${formatCount(count)} ${unit}${count === 1 ? "" : "s"} ${verb}`;
}
