import { isWithinSlips } from "./is-within-slips.ts";

/** Word lists as they are written down: the words in order, and the numbers of all of them behind each other. */
export type WrittenWordLists = { words: string; counts: Uint32Array; numbers: Uint32Array };

/** For each word the numbers of the documents with it, smallest first. */
export class WordLists {
  readonly #lists = new Map<string, number[]>();
  /** The words in order, without those that came since. */
  #sorted: string[] = [];
  #fresh: string[] = [];

  constructor(written?: WrittenWordLists) {
    if (!written || written.words === "") return;
    this.#sorted = written.words.split("\n");
    let at = 0;
    for (const [index, word] of this.#sorted.entries()) {
      const count = written.counts[index] ?? 0;
      this.#lists.set(word, [...written.numbers.subarray(at, at + count)]);
      at += count;
    }
  }

  /** Adds the words of a document, whose number is larger than all before. */
  add(number: number, words: ReadonlySet<string>): void {
    for (const word of words) {
      const list = this.#lists.get(word);
      if (list) list.push(number);
      else {
        this.#lists.set(word, [number]);
        this.#fresh.push(word);
      }
    }
  }

  /** The numbers of the documents with a word. */
  get(word: string): readonly number[] {
    return this.#lists.get(word) ?? [];
  }

  /** The words that begin so. */
  listBeginning(beginning: string): string[] {
    const sorted = this.#sort();
    const first = findFirst(sorted, (word) => word >= beginning);
    const end = findFirst(sorted, (word) => word >= beginning && !word.startsWith(beginning));
    return sorted.slice(first, end);
  }

  /** The words with the same first letter that differ from a word in so many letters at most. */
  listNear(word: string, slips: number): string[] {
    return this.listBeginning(word.slice(0, 1)).filter((each) => isWithinSlips(each, word, slips));
  }

  /** The lists with other numbers of the documents, in the same order; those without one are left out. */
  write(newNumbers: readonly (number | undefined)[]): WrittenWordLists {
    const words: string[] = [];
    const counts: number[] = [];
    const numbers: number[] = [];
    for (const word of this.#sort()) {
      const before = numbers.length;
      for (const number of this.get(word)) {
        const written = newNumbers[number];
        if (written !== undefined) numbers.push(written);
      }
      if (numbers.length === before) continue;
      words.push(word);
      counts.push(numbers.length - before);
    }
    return { words: words.join("\n"), counts: Uint32Array.from(counts), numbers: Uint32Array.from(numbers) };
  }

  #sort(): readonly string[] {
    if (this.#fresh.length === 0) return this.#sorted;
    this.#sorted = [...this.#sorted, ...this.#fresh].toSorted();
    this.#fresh = [];
    return this.#sorted;
  }
}

/** The index of the first word of an ordered list for which a condition holds, as it does for all after it. */
function findFirst(sorted: readonly string[], holds: (word: string) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] ?? "")) high = middle;
    else low = middle + 1;
  }
  return low;
}
