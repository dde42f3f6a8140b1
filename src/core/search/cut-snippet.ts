import { cutSearchWords, type SearchWord } from "./cut-search-words.ts";

/** A piece of a text around the first words found, as parts of which some are marked. */
export type Snippet = { text: string; isMarked: boolean }[];

const BEFORE_CHARS = 40;
const MAX_CHARS = 160;

/** The piece of a text around the first of the words that begin so, which are marked. `folded` is the text folded. */
export function cutSnippet(text: string, folded: string, words: readonly string[]): Snippet {
  const found = findWords(text, folded, words);
  const first = found[0]?.start ?? 0;
  const from = first <= BEFORE_CHARS ? 0 : findWordStart(text, first - BEFORE_CHARS, first);
  const to = Math.min(text.length, from + MAX_CHARS);
  const parts: Snippet = from === 0 ? [] : [{ text: "…", isMarked: false }];
  let at = from;
  const add = (end: number, isMarked: boolean) => {
    if (end <= at) return;
    const part = text.slice(at, end).replaceAll(/\s+/g, " ");
    const last = parts.at(-1);
    if (last?.isMarked && isMarked) last.text += part;
    else parts.push({ text: part, isMarked });
    at = end;
  };
  for (const { start, end } of found) {
    if (start >= to) break;
    add(start, false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  return to < text.length ? [...parts, { text: "…", isMarked: false }] : parts;
}

/** The words from the first on that begin so, in a part of the text that is larger than a snippet. */
function findWords(text: string, folded: string, words: readonly string[]): SearchWord[] {
  const isFound = ({ word }: SearchWord) => words.some((beginning) => word.startsWith(beginning));
  const positions = words.flatMap((word) => (folded.includes(word) ? [folded.indexOf(word)] : []));
  if (positions.length === 0) return [];
  // Folding changes the length of few texts: where it does, positions in the two differ.
  const from = folded.length === text.length ? Math.max(0, Math.min(...positions) - MAX_CHARS) : 0;
  const near = cutWindow(text, from, from + 4 * MAX_CHARS).filter(isFound);
  return near.length > 0 ? near : cutSearchWords(text).filter(isFound);
}

/** The words in a part of a text; the first and the last may be cut. */
function cutWindow(text: string, from: number, to: number): SearchWord[] {
  const begin = from === 0 ? 0 : findWordStart(text, from, to);
  return cutSearchWords(text.slice(begin, to)).map(({ word, start, end }) => ({
    word,
    start: start + begin,
    end: end + begin,
  }));
}

/** The beginning of the first whole word in a part of a text. */
function findWordStart(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s/);
  return space < 0 ? from : from + space + 1;
}
