import { UNSPACED_LETTERS } from "#core/unspaced-letters.ts";

/** A word, a number or a mark of a text, with the white space before it. */
export type Word = {
  /** The white space before the word. */
  lead: string;
  text: string;
  /** False for punctuation, which is compared and not counted. */
  isCounted: boolean;
};

/** A text as its words: their leads and texts, joined, and `end` are the text. */
export type CutText = { words: Word[]; end: string };

const LETTER = String.raw`[\p{L}\p{M}\p{N}_\u200c]`;
/** White space, a number, a word, a flag, or any other character with its marks and those joined to it. */
const PIECES = new RegExp(
  String.raw`\s+|\p{N}+(?:[.,]\p{N}+)+|${LETTER}+(?:['’]${LETTER}+)*|\p{RI}{2}|[^\s](?:[\p{M}\p{EMod}\u200c]|\u200d[^\s])*`,
  "gu",
);
const PUNCTUATION = /^\p{P}+$/u;
const UNSPACED = new RegExp(`[${UNSPACED_LETTERS}]`, "u");

let segmenter: Intl.Segmenter | undefined;

/** The words of a text; in scripts without spaces, those that the language's dictionary finds. */
export function cutWords(text: string): CutText {
  const words: Word[] = [];
  let lead = "";
  for (const [piece] of text.matchAll(PIECES)) {
    if (piece.trim() === "") {
      lead += piece;
      continue;
    }
    for (const word of UNSPACED.test(piece) ? segmentWords(piece) : [piece]) {
      words.push({ lead, text: word, isCounted: !PUNCTUATION.test(word) });
      lead = "";
    }
  }
  return { words, end: lead };
}

/** True for a text whose words take a dictionary, which is slow to load. */
export function hasUnspacedWords(text: string): boolean {
  return UNSPACED.test(text);
}

function segmentWords(text: string): string[] {
  segmenter ??= new Intl.Segmenter("ja", { granularity: "word" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
