import { collectLeaves, joinLeaves, readJsonReply } from "./parse-json-reply.ts";

/** The agreement of several replies to one question. */
export type Agreement = {
  answerCount: number;
  /** The number of replies equal to the most common one; 1 where all are different. */
  alikeCount: number;
  /** For JSON replies, the share of each field's most common value, from 0 to 1, least agreed first. */
  fields?: { path: string; share: number }[];
};

/**
 * The agreement of texts: compared without regard to white space, or field by field where all are JSON. A field missing
 * in a reply counts as another value. Undefined for fewer than two texts.
 */
export function computeAgreement(texts: readonly string[]): Agreement | undefined {
  if (texts.length < 2) return undefined;
  const parsed = texts.map((text) => readJsonReply(text)?.value).filter((value) => value !== undefined);
  const answerCount = texts.length;
  if (parsed.length < answerCount) return { answerCount, alikeCount: countMostCommon(texts.map(collapseWhitespace)) };
  const leaves = parsed.map((value) => collectLeaves(value));
  const alikeCount = countMostCommon(leaves.map(joinLeaves));
  const paths = new Set(leaves.flatMap((each) => [...each.keys()]));
  const fields = [...paths]
    .map((path) => ({ path, share: countMostCommon(leaves.map((each) => each.get(path))) / answerCount }))
    .toSorted((a, b) => a.share - b.share || (a.path < b.path ? -1 : 1));
  return { answerCount, alikeCount, fields };
}

/** The text with each run of white space as one space, for comparing texts without regard to white space. */
export function collapseWhitespace(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function countMostCommon(values: readonly (string | undefined)[]): number {
  const counts = new Map<string | undefined, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(...counts.values());
}
