import { test } from "@playwright/test";
import { findPlaces } from "#core/search/find-places.ts";
import { foldText } from "#core/fold-text.ts";
import { SearchIndex } from "#core/search/search-index.ts";
import type { SearchDocument, SearchPlace } from "#core/search/search-place.ts";
import { recordFigure } from "./record-figure.ts";

const ROUNDS = 5;
const CONVERSATIONS = 1000;
const TURNS = 20;
const SYLLABLES = ["ka", "lo", "mi", "ter", "an", "shi", "on", "be", "ru", "dra", "gon", "est"];

test("a key in the search of 1,000 conversations of 20 turns, beside looking through their texts", () => {
  const documents = buildDocuments();
  const index = new SearchIndex();
  const buildMs = measureMs(() => {
    for (const document of documents) index.put(document, "");
  });
  recordFigure("index of 1,000 conversations", "Étude", [buildMs], "ms");
  const { lists } = index.write();
  const bytes = lists.words.length + lists.counts.byteLength + lists.numbers.byteLength;
  recordFigure("size of that index", "Étude", [bytes / 1e6], "MB");
  const folded = new Map(
    documents.map(({ key, places }) => [key, places.map((place) => ({ place, folded: foldText(place.text) }))]),
  );
  for (const [name, query] of Object.entries({ beginning: "ka", words: "gon mi", nothing: "zzzzzzzz" }))
    for (let round = 0; round < ROUNDS; round += 1) {
      const own = measureMs(() => {
        for (const { key, words } of index.find(query, {}).slice(0, 30)) findPlaces(folded.get(key) ?? [], words, {});
      });
      recordFigure(`a key in the search, ${name}`, "Étude", [own], "ms");
      const words = query.split(" ");
      const plain = measureMs(() =>
        documents.filter(({ places }) =>
          words.every((word) => places.some(({ text }) => text.toLowerCase().includes(word))),
        ),
      );
      recordFigure(`a key in the search, ${name}`, "looking through all texts", [plain], "ms");
    }
});

function measureMs(work: () => unknown): number {
  const sinceMs = performance.now();
  work();
  return performance.now() - sinceMs;
}

function buildDocuments(): SearchDocument[] {
  let state = 1;
  const random = () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
  const words = Array.from({ length: 30_000 }, (_, number) => {
    let word = "";
    for (let rest = number + 7; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
      word += SYLLABLES[rest % SYLLABLES.length] ?? "";
    return word;
  });
  const write = (count: number) =>
    Array.from({ length: count }, () => words[Math.floor(words.length * random() ** 4)] ?? "").join(" ");
  return Array.from({ length: CONVERSATIONS }, (_, number) => ({
    key: `c/${number}`,
    title: write(4),
    updatedAtMs: number,
    places: Array.from({ length: TURNS }, (_turn, turn): SearchPlace[] => [
      { kind: "prompt", text: write(30), turnId: `t${turn}` },
      { kind: "answer", text: write(150), turnId: `t${turn}`, variantId: "v" },
    ]).flat(),
  }));
}
