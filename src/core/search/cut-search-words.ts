import { foldText } from "#core/fold-text.ts";
import { UNSPACED_LETTERS } from "#core/unspaced-letters.ts";

/** A word as it is searched for, with its place in the text. */
export type SearchWord = { word: string; start: number; end: number };

const UNSPACED = `${UNSPACED_LETTERS}ー`;
const WORDS = new RegExp(String.raw`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\p{L}\p{M}\p{N}_])+`, "gu");
const BEGINS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
const ASCII_WORDS = /[A-Za-z0-9_]+/g;
const IS_ASCII = /^\p{ASCII}*$/u;
/** Longer words are data, such as encoded bytes, of which a search needs the beginning alone. */
const MAX_WORD_CHARS = 40;

/**
 * The words of a text. Where a script writes no spaces between words, each two neighbouring letters are one: so any part
 * of such a text is found, whatever a dictionary takes for its words.
 */
export function cutSearchWords(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  const isAscii = IS_ASCII.test(text);
  for (const { 0: run, index: start } of text.matchAll(isAscii ? ASCII_WORDS : WORDS)) {
    if (!isAscii && BEGINS_UNSPACED.test(run)) words.push(...cutPairs(run, start));
    else {
      const word = foldText(run.slice(0, MAX_WORD_CHARS));
      if (word !== "") words.push({ word, start, end: start + run.length });
    }
  }
  return words;
}

function cutPairs(run: string, start: number): SearchWord[] {
  const letters = Array.from(run);
  if (letters.length === 1) return [{ word: foldText(run), start, end: start + run.length }];
  let at = start;
  return letters.slice(0, -1).map((letter, index) => {
    const next = letters[index + 1] ?? "";
    const pair = { word: foldText(letter + next), start: at, end: at + letter.length + next.length };
    at += letter.length;
    return pair;
  });
}
