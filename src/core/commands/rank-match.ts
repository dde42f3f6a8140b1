import { foldText } from "#core/fold-text.ts";

/** A thing that can be found by its label, and by further words of it. */
export type Findable = { label: string; words?: string | undefined };

/** The texts of a thing as a search reads them, computed once for many searches. */
export type FoldedTexts = {
  label: string;
  /** The words of the label, each behind a space. */
  labelWords: string;
  words: string;
};

export function foldTexts({ label, words = "" }: Findable): FoldedTexts {
  const folded = foldText(label);
  return { label: folded, labelWords: ` ${folded.replaceAll(/[^\p{L}\p{N}]+/gu, " ")}`, words: foldText(words) };
}

/** The words of a query, in small letters without accents; none for an empty query. */
export function splitQuery(query: string): readonly string[] {
  return foldText(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** A label that begins with the query, words of the label that begin with those of the query, parts of them, further words. */
const [BEGINNING, WORDS, PARTS, FURTHER] = [0, 1, 2, 3] as const;

/** The rank of a thing for the words of a query, 0 for the best and 3 for the last; undefined where one of them is not in it. */
export function rankMatch(texts: FoldedTexts, queryWords: readonly string[]): number | undefined {
  let rank: number = WORDS;
  for (const word of queryWords) {
    if (!texts.label.includes(word)) {
      if (!texts.words.includes(word)) return undefined;
      rank = FURTHER;
    } else if (rank === WORDS && !texts.labelWords.includes(` ${word}`)) rank = PARTS;
  }
  return texts.label.startsWith(queryWords.join(" ")) ? BEGINNING : rank;
}
