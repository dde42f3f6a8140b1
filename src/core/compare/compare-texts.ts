import type { Word } from "./cut-words.ts";
import { cutWords } from "./cut-words.ts";
import { matchWords } from "./match-words.ts";

/** A piece of two texts that both have, or one of them alone. */
export type DifferenceRun = { kind: "same" | "taken-out" | "put-in"; text: string };

/**
 * The difference of two texts in words. The runs that are the same or taken out are the first text, those that are the
 * same or put in the second one.
 */
export type TextDifference = {
  runs: DifferenceRun[];
  /** The words that differ, where a word in place of another one counts once. */
  differingCount: number;
  wordCount: number;
  /** True where the texts were too long and too different to find all the words that they share. */
  isApproximate: boolean;
};

/** The difference of two texts. White space is no word: it stands in the runs and is not counted. */
export function compareTexts(before: string, after: string, maxWork: number): TextDifference {
  const old = cutWords(before);
  const now = cutWords(after);
  const match = matchWords(old.words.map(getText), now.words.map(getText), maxWork);
  const writer = createRunWriter();
  let [differingCount, sameCount] = [0, 0];
  let [oldAt, nowAt] = [0, 0];
  for (;;) {
    const taken = takeWhile(old.words, match.onlyInFirst, oldAt);
    const put = takeWhile(now.words, match.onlyInSecond, nowAt);
    oldAt += taken.length;
    nowAt += put.length;
    differingCount += Math.max(taken.filter(isCounted).length, put.filter(isCounted).length);
    writer.replace(join(taken), join(put));
    const oldWord = old.words[oldAt++];
    const nowWord = now.words[nowAt++];
    if (!oldWord || !nowWord) break;
    if (oldWord.isCounted) sameCount += 1;
    writer.replace(oldWord.lead, nowWord.lead);
    writer.write("same", nowWord.text);
  }
  writer.replace(old.end, now.end);
  const { isApproximate } = match;
  return { runs: writer.runs, differingCount, wordCount: sameCount + differingCount, isApproximate };
}

function getText({ text }: Word): string {
  return text;
}

function isCounted(word: Word): boolean {
  return word.isCounted;
}

function join(words: readonly Word[]): string {
  return words.map(({ lead, text }) => lead + text).join("");
}

function takeWhile(words: readonly Word[], isAlone: Uint8Array, from: number): Word[] {
  let to = from;
  while (isAlone[to] === 1) to += 1;
  return words.slice(from, to);
}

function createRunWriter() {
  const runs: DifferenceRun[] = [];
  const write = (kind: DifferenceRun["kind"], text: string) => {
    if (text === "") return;
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  /** Writes a text in place of another one, without the white space that both begin with. */
  const replace = (before: string, after: string) => {
    const lead = before === after ? before : (/^\s*/.exec(before)?.[0] ?? "");
    const shared = after.startsWith(lead) ? lead : "";
    write("same", shared);
    write("taken-out", before.slice(shared.length));
    write("put-in", after.slice(shared.length));
  };
  return { runs, write, replace };
}
