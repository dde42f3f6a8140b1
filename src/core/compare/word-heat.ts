import { cutWords } from "./cut-words.ts";
import { matchWords } from "./match-words.ts";

/** A piece of a text whose words stand in the same number of answers, the text's own included. */
export type HeatRun = { text: string; answerCount: number };

/** The number of answers that share each word of one of them, at the same place in their order. */
export type WordHeat = {
  /** Joined, they are the text. */
  runs: HeatRun[];
  /** The number of answers that were compared. */
  answerCount: number;
  /** The text's words, and those of them that stand in all answers and in this one alone. */
  wordCount: number;
  inAllCount: number;
  inOneCount: number;
  isApproximate: boolean;
};

/** The number of answers that share each word of a text: the text itself and the others that are equal there. */
export function computeWordHeat(text: string, others: readonly string[], maxWork: number): WordHeat {
  const { words, end } = cutWords(text);
  const texts = words.map((word) => word.text);
  const counts = new Uint32Array(words.length).fill(1);
  let isApproximate = false;
  for (const other of others) {
    const otherTexts = cutWords(other).words.map((word) => word.text);
    const match = matchWords(texts, otherTexts, maxWork);
    isApproximate ||= match.isApproximate;
    for (const [index, isAlone] of match.onlyInFirst.entries())
      if (isAlone === 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  const runs: HeatRun[] = [];
  for (const [index, word] of words.entries()) {
    const answerCount = counts[index] ?? 1;
    const last = runs.at(-1);
    if (last?.answerCount === answerCount) last.text += word.lead + word.text;
    else runs.push({ text: word.lead + word.text, answerCount });
  }
  const last = runs.at(-1);
  if (last) last.text += end;
  else if (end !== "") runs.push({ text: end, answerCount: others.length + 1 });
  const counted = words.flatMap(({ isCounted }, index) => (isCounted ? (counts[index] ?? 1) : []));
  return {
    runs,
    answerCount: others.length + 1,
    wordCount: counted.length,
    inAllCount: counted.filter((count) => count > others.length).length,
    inOneCount: counted.filter((count) => count === 1).length,
    isApproximate,
  };
}
