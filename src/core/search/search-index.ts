import { cutSearchWords } from "./cut-search-words.ts";
import type { SearchDocument } from "./search-place.ts";
import { type WrittenWordLists, WordLists } from "./word-lists.ts";

/** The record of a document in the index, beside its words. `marker` changes with every change of the document. */
export type IndexedDocument = {
  key: string;
  marker: string;
  updatedAtMs: number;
  titleWords: string[];
  modelIds: string[];
  hasPictures: boolean;
  isFailed: boolean;
  isPinned: boolean;
};

/** The conditions of a search besides its words. */
export type SearchFilters = { modelId?: string; hasPictures?: true; isFailed?: true; isPinned?: true };

/** A document that was found, and the beginnings of words by which it was. */
export type IndexHit = { key: string; words: readonly string[] };

export type WrittenIndex = { lists: WrittenWordLists; documents: (IndexedDocument | null)[] };

/** An index over the words of documents, which can be written down and read again. */
export class SearchIndex {
  #lists: WordLists;
  /** The documents by their numbers in the lists; null for one that was replaced or removed. */
  #documents: (IndexedDocument | null)[];
  readonly #numbers: Map<string, number>;

  constructor(written?: WrittenIndex) {
    this.#lists = new WordLists(written?.lists);
    this.#documents = [...(written?.documents ?? [])];
    this.#numbers = new Map(this.#documents.flatMap((document, number) => (document ? [[document.key, number]] : [])));
  }

  /** The documents of the index. */
  list(): IndexedDocument[] {
    return this.#documents.flatMap((document) => document ?? []);
  }

  /** The marker of a document at the time it was added; undefined where it is not in the index. */
  getMarker(key: string): string | undefined {
    return this.#documents[this.#numbers.get(key) ?? -1]?.marker;
  }

  /** Adds a document, in place of one with its key. */
  put({ key, title, updatedAtMs, isPinned, places }: SearchDocument, marker: string): void {
    this.remove(key);
    const number = this.#documents.length;
    const texts = places.map(({ text }) => text).join("\n");
    this.#lists.add(number, new Set(cutSearchWords(texts).map(({ word }) => word)));
    this.#numbers.set(key, number);
    this.#documents.push({
      key,
      marker,
      updatedAtMs,
      titleWords: cutSearchWords(title).map(({ word }) => word),
      modelIds: [...new Set(places.flatMap(({ modelId }) => modelId ?? []))],
      hasPictures: places.some((place) => place.hasPictures === true),
      isFailed: places.some((place) => place.isFailed === true),
      isPinned: isPinned === true,
    });
  }

  remove(key: string): void {
    const number = this.#numbers.get(key);
    if (number === undefined) return;
    this.#documents[number] = null;
    this.#numbers.delete(key);
  }

  /**
   * The documents with every word of a query, or with words that begin so; where there are none, with words that differ
   * by a slip. Those with the words in their titles come first, then those with whole words, the newest first.
   */
  find(query: string, filters: SearchFilters): IndexHit[] {
    const words = [...new Set(cutSearchWords(query).map(({ word }) => word))];
    const beginning = words.map((word) => [word]);
    const found = this.#findAll(
      words,
      words.map((word) => this.#lists.listBeginning(word)),
      filters,
    );
    if (found.length > 0 || words.length === 0) return found.map((key) => ({ key, words: beginning.flat() }));
    const near = words.map((word) => this.#listNear(word));
    return this.#findAll(words, near, filters).map((key) => ({ key, words: near.flat() }));
  }

  /** The index without the words of documents that were replaced or removed. */
  write(): WrittenIndex {
    let count = 0;
    const numbers = this.#documents.map((document) => (document ? count++ : undefined));
    return { lists: this.#lists.write(numbers), documents: this.list() };
  }

  #listNear(word: string): string[] {
    const whole = this.#lists.listBeginning(word);
    const slips = countSlips(word);
    return whole.length > 0 || slips === 0 ? whole : this.#lists.listNear(word, slips);
  }

  /** The keys of the documents with one of the words of each list, the best first. */
  #findAll(typed: readonly string[], lists: readonly (readonly string[])[], filters: SearchFilters): string[] {
    let counts: number[] = this.#documents.map((document) => (document && passes(document, filters) ? 0 : -1));
    const scores = new Float64Array(this.#documents.length);
    for (const [index, words] of lists.entries()) {
      const isFound = new Uint8Array(this.#documents.length);
      for (const word of words) for (const number of this.#lists.get(word)) isFound[number] = 1;
      for (const number of this.#lists.get(typed[index] ?? "")) scores[number] = (scores[number] ?? 0) + 1;
      counts = counts.map((count, number) => (count === index && isFound[number] === 1 ? count + 1 : -1));
    }
    return this.#documents
      .flatMap((document, number) =>
        document && counts[number] === lists.length
          ? [{ document, score: (scores[number] ?? 0) + countTitleWords(document, typed) * 4 }]
          : [],
      )
      .toSorted((a, b) => b.score - a.score || b.document.updatedAtMs - a.document.updatedAtMs)
      .map(({ document }) => document.key);
  }
}

const countTitleWords = ({ titleWords }: IndexedDocument, words: readonly string[]): number =>
  words.filter((word) => titleWords.some((each) => each.startsWith(word))).length;

/** The letters in which a word may differ from the typed one. */
const countSlips = (word: string): number => (word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0);

function passes(document: IndexedDocument, { modelId, hasPictures, isFailed, isPinned }: SearchFilters): boolean {
  return (
    (modelId === undefined || document.modelIds.includes(modelId)) &&
    (!hasPictures || document.hasPictures) &&
    (!isFailed || document.isFailed) &&
    (!isPinned || document.isPinned)
  );
}
