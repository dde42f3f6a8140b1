import { GUIDE, type GuideSection } from "./guide.ts";
import { proseOf } from "./guide-text.ts";

export type RankedSection = { section: GuideSection; score: number };

/** `coverage` is the share of the question, from 0 to 1, that the best section knows. No terms: nothing to look for. */
export type Ranking = { terms: string[]; ranked: RankedSection[]; coverage: number };

type IndexedSection = { section: GuideSection; counts: Map<string, number>; length: number };

// The usual constants of BM25: how soon repetition stops counting, and how much a long section is held back.
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
 * The sections of the guide that share a word with the question, best first, scored as BM25 does. Words of the earlier
 * question count a quarter, so that "and its default?" still finds its subject.
 */
export function rankSections(question: string, earlier = ""): Ranking {
  const asked = [...new Set(termsOf(question))];
  const before = [...new Set(termsOf(earlier))].filter((term) => !asked.includes(term));
  const weights = new Map([
    ...asked.map((term) => [term, 1] as const),
    ...before.map((term) => [term, EARLIER_WEIGHT] as const),
  ]);
  const ranked = INDEX.map((indexed) => ({ section: indexed.section, score: scoreOf(indexed, weights) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const terms = asked.length > 0 ? asked : before;
  return { terms, ranked, coverage: coverageOf(terms, ranked[0]?.section) };
}

/** True where the question names a setting, which means little else, whatever words stand around it. */
export function namesSetting({ terms }: Ranking): boolean {
  return terms.some(isSettingName);
}

/** The words of a section's title, in the form of a ranking's terms. */
export function titleTerms({ title }: GuideSection): string[] {
  return termsOf(title);
}

function scoreOf({ counts, length }: IndexedSection, weights: Map<string, number>): number {
  const held = SATURATION * (1 - LENGTH_CORRECTION + (LENGTH_CORRECTION * length) / MEAN_LENGTH);
  let score = 0;
  for (const [term, weight] of weights) {
    const count = counts.get(term) ?? 0;
    const emphasis = weight * (isSettingName(term) ? SETTING_WEIGHT : 1);
    score += (emphasis * rarity(term) * count * (SATURATION + 1)) / (count + held);
  }
  return score;
}

function coverageOf(terms: string[], best: GuideSection | undefined): number {
  const counts = INDEX.find(({ section }) => section === best)?.counts;
  if (!counts) return 0;
  if (terms.some((term) => isSettingName(term) && grip(counts, term) === 1)) return 1;
  const total = terms.reduce((sum, term) => sum + rarity(term), 0);
  const known = terms.reduce((sum, term) => sum + rarity(term) * grip(counts, term), 0);
  return total === 0 ? 0 : known / total;
}

/** How much a word tells: most for one that no section is about, next to nothing for one that many are about. */
function rarity(term: string): number {
  const holders = INDEX.reduce((sum, { counts }) => sum + grip(counts, term), 0);
  return Math.log(1 + (INDEX.length - holders + 0.5) / (holders + 0.5));
}

/** How much a section is about a word: 1 for its title and keywords, a part of that for a word its text mentions. */
function grip(counts: Map<string, number>, term: string): number {
  return Math.min(1, (counts.get(term) ?? 0) / KEYWORD_WEIGHT);
}

function indexSection(section: GuideSection): IndexedSection {
  const counts = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + weight);
  };
  const body = proseOf(section.text);
  add(body, 1);
  add(section.title, TITLE_WEIGHT);
  add(section.keywords, KEYWORD_WEIGHT);
  return { section, counts, length: termsOf(body).length };
}

/** The words that carry meaning, in one form for singular and plural, and "top p" in the form of top_p. */
function termsOf(text: string): string[] {
  const words = text
    .toLowerCase()
    .replace(/\b(top|max|stop|budget)[ -]?(p|k|tokens|sequences?)\b/gu, "$1_$2")
    .match(/[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu);
  return (words ?? []).filter((word) => !STOP_WORDS.has(word)).map(stemOf);
}

function isSettingName(term: string): boolean {
  return term.includes("_") || term === stemOf("temperature");
}

function stemOf(word: string): string {
  if (word.length <= 4) return word;
  return word.replace(/(?:ing|ed|es|s|e)$/u, "").replace(/([a-z])\1$/u, "$1");
}
