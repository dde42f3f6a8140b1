import { GUIDE, type GuideSection } from "./guide.ts";
import { extractProse } from "./guide-text.ts";

export type RankedSection = { section: GuideSection; score: number };

/**
 * The guide's sections ranked for a question. `coverage` is the share of the question, from 0 to 1, that the best
 * section covers. `terms` is empty where the question has no word to search for.
 */
export type Ranking = { terms: string[]; ranked: RankedSection[]; coverage: number };

type IndexedSection = { section: GuideSection; counts: Map<string, number>; length: number };

// The usual constants of BM25: how soon repetition stops counting, and how much the score of a long section is reduced.
const SATURATION = 1.2;
const LENGTH_CORRECTION = 0.6;
const TITLE_WEIGHT = 5;
const KEYWORD_WEIGHT = 4;
const EARLIER_WEIGHT = 0.25;
const SETTING_WEIGHT = 2;

const STOP_WORDS = new Set(
  `a about again all also am an and any are as at be been before between but by can could did difference do does
  explain for from get give had has have he hello help here hey hi how i if in into is it its just know let like
  make may me mean means more much my no not now of off on one or other our out parameter please see set setting
  settings shall she should show so some tell than thank thanks that the their them then there these they thing
  this time to too two up us use used using value very want was we what when where which while who why will with
  work works would write writing yes you your`.split(/\s+/u),
);

const INDEX: readonly IndexedSection[] = GUIDE.map(indexSection);
const MEAN_LENGTH = INDEX.reduce((sum, { length }) => sum + length, 0) / INDEX.length;

/**
 * Ranks the guide's sections that share a word with the question by BM25, best first. Words of the earlier question
 * count a quarter, so that "and its default?" still finds its subject.
 */
export function rankSections(question: string, earlier = ""): Ranking {
  const questionTerms = [...new Set(extractTerms(question))];
  const earlierTerms = [...new Set(extractTerms(earlier))].filter((term) => !questionTerms.includes(term));
  const weights = new Map([
    ...questionTerms.map((term) => [term, 1] as const),
    ...earlierTerms.map((term) => [term, EARLIER_WEIGHT] as const),
  ]);
  const ranked = INDEX.map((indexed) => ({ section: indexed.section, score: computeScore(indexed, weights) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const terms = questionTerms.length > 0 ? questionTerms : earlierTerms;
  return { terms, ranked, coverage: computeCoverage(terms, ranked[0]?.section) };
}

/** True where the question names a setting and so is about this setting, whatever its other words. */
export function hasSettingName({ terms }: Ranking): boolean {
  return terms.some(isSettingName);
}

/** The words of a section's title, stemmed like a ranking's terms. */
export function getTitleTerms({ title }: GuideSection): string[] {
  return extractTerms(title);
}

function computeScore({ counts, length }: IndexedSection, weights: Map<string, number>): number {
  const saturation = SATURATION * (1 - LENGTH_CORRECTION + (LENGTH_CORRECTION * length) / MEAN_LENGTH);
  let score = 0;
  for (const [term, weight] of weights) {
    const count = counts.get(term) ?? 0;
    const emphasis = weight * (isSettingName(term) ? SETTING_WEIGHT : 1);
    score += (emphasis * computeIdf(term) * count * (SATURATION + 1)) / (count + saturation);
  }
  return score;
}

function computeCoverage(terms: string[], best: GuideSection | undefined): number {
  const counts = INDEX.find(({ section }) => section === best)?.counts;
  if (!counts) return 0;
  if (terms.some((term) => isSettingName(term) && computeRelevance(counts, term) === 1)) return 1;
  const total = terms.reduce((sum, term) => sum + computeIdf(term), 0);
  const known = terms.reduce((sum, term) => sum + computeIdf(term) * computeRelevance(counts, term), 0);
  return total === 0 ? 0 : known / total;
}

/** The inverse document frequency of a term: high for a term of no section, near 0 for a term of many sections. */
function computeIdf(term: string): number {
  const sectionCount = INDEX.reduce((sum, { counts }) => sum + computeRelevance(counts, term), 0);
  return Math.log(1 + (INDEX.length - sectionCount + 0.5) / (sectionCount + 0.5));
}

/**
 * The relevance of a term to a section, from 0 to 1: 1 for the title and the keywords, less for a word that the text
 * mentions.
 */
function computeRelevance(counts: Map<string, number>, term: string): number {
  return Math.min(1, (counts.get(term) ?? 0) / KEYWORD_WEIGHT);
}

function indexSection(section: GuideSection): IndexedSection {
  const counts = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const term of extractTerms(text)) counts.set(term, (counts.get(term) ?? 0) + weight);
  };
  const body = extractProse(section.text);
  add(body, 1);
  add(section.title, TITLE_WEIGHT);
  add(section.keywords, KEYWORD_WEIGHT);
  return { section, counts, length: extractTerms(body).length };
}

/** The meaningful words of a text, stemmed to one form for singular and plural; "top p" becomes "top_p". */
function extractTerms(text: string): string[] {
  const words = text
    .toLowerCase()
    .replace(/\b(top|max|stop|budget)[ -]?(p|k|tokens|sequences?)\b/gu, "$1_$2")
    .match(/[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu);
  return (words ?? []).filter((word) => !STOP_WORDS.has(word)).map(stemWord);
}

function isSettingName(term: string): boolean {
  return term.includes("_") || term === stemWord("temperature");
}

function stemWord(word: string): string {
  if (word.length <= 4) return word;
  return word.replace(/(?:ing|ed|es|s|e)$/u, "").replace(/([a-z])\1$/u, "$1");
}
