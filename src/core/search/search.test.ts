import { expect, test } from "vitest";
import { cutSearchWords } from "./cut-search-words.ts";
import { cutSnippet } from "./cut-snippet.ts";
import { findPlaces } from "./find-places.ts";
import { foldText } from "#core/fold-text.ts";
import { SearchIndex } from "./search-index.ts";
import type { SearchDocument, SearchPlace } from "./search-place.ts";

const listWords = (text: string) => cutSearchWords(text).map(({ word }) => word);

function buildDocument(key: string, ...places: SearchPlace[]): SearchDocument {
  return { key, title: "", updatedAtMs: Number(key.replaceAll(/\D/g, "")) || 0, places };
}

const fold = ({ places }: SearchDocument) => places.map((place) => ({ place, folded: foldText(place.text) }));

function fill(...texts: string[]): SearchIndex {
  const index = new SearchIndex();
  for (const [number, text] of texts.entries())
    index.put(buildDocument(`c/${number}`, { kind: "answer", text, turnId: "t", variantId: "v" }), "1");
  return index;
}

const find = (index: SearchIndex, query: string) => index.find(query, {}).map(({ key }) => key);

test("words are found without spaces, and their places are those in the text", () => {
  expect(listWords("It’s a max_tokens=4,096 test")).toEqual(["it", "s", "a", "max_tokens", "4", "096", "test"]);
  expect(listWords("東京都に行く go")).toEqual(["東京", "京都", "都に", "に行", "行く", "go"]);
  const text = "Ça va, 東京?";
  for (const { start, end, word } of cutSearchWords(text)) expect(foldText(text.slice(start, end))).toBe(word);
});

test.each([
  ["harb", ["c/0"], "a beginning"],
  ["HÁRBOUR lights", ["c/0"], "another case and accents, in any order"],
  ["lights harbour", ["c/0"], "another order"],
  ["harbuor", ["c/0"], "two letters that were swapped"],
  ["harbour mountain", [], "words of two conversations"],
  ["京都", ["c/2"], "a part of a text without spaces"],
  ["mountain", ["c/1"], "a whole word"],
  ["__proto__", ["c/3"], "a name of every object"],
  ["constructor", ["c/3"], "another name of every object"],
  ["toString", [], "a name that no text has"],
])("the query %s finds %j: %s", (query, keys) => {
  const index = fill("The harbour lights at night", "A mountain", "東京都に行く", "__proto__ and constructor");
  expect(find(index, query)).toEqual(keys);
});

test("a document is found by its new words and no more by its old ones, also after it was written and read again", () => {
  const index = fill("old words", "other words");
  index.put(buildDocument("c/0", { kind: "prompt", text: "new words" }), "2");
  index.put(buildDocument("__proto__", { kind: "title", text: "strange" }), "2");
  index.remove("c/1");
  const written = index.write();
  expect(written.documents).toHaveLength(2);
  expect(written.lists.words.split("\n")).toEqual(["new", "strange", "words"]);
  for (const each of [index, new SearchIndex(written)]) {
    expect(find(each, "old")).toEqual([]);
    expect(find(each, "other")).toEqual([]);
    expect(find(each, "new words")).toEqual(["c/0"]);
    expect(find(each, "strange")).toEqual(["__proto__"]);
    expect(each.getMarker("c/0")).toBe("2");
  }
});

test("filters pass by model, pictures and failures, and alone list the newest first", () => {
  const index = new SearchIndex();
  const answer = { kind: "answer", text: "hello", turnId: "t", variantId: "v" } as const;
  index.put(buildDocument("c/1", { ...answer, modelId: "a/b" }), "");
  index.put(buildDocument("c/2", { ...answer, modelId: "c/d", isFailed: true }), "");
  index.put(buildDocument("c/3", { ...answer, modelId: "a/b", hasPictures: true }), "");
  const list = (...args: Parameters<SearchIndex["find"]>) => index.find(...args).map(({ key }) => key);
  expect(list("", { modelId: "a/b" })).toEqual(["c/3", "c/1"]);
  expect(list("hello", { isFailed: true })).toEqual(["c/2"]);
  expect(list("", { hasPictures: true, modelId: "c/d" })).toEqual([]);
});

test("the place with the most of the words is shown, with the words marked in a piece of its text", () => {
  const document = buildDocument(
    "c/1",
    { kind: "title", text: "Harbour" },
    { kind: "prompt", text: "Describe the lights", turnId: "t1", turnNumber: 1 },
    { kind: "answer", text: `${"x ".repeat(200)}The Hárbour  lights`, turnId: "t2", variantId: "v", turnNumber: 2 },
  );
  const [place, ...others] = findPlaces(fold(document), ["harbour", "lights"], {});
  expect(others).toEqual([]);
  expect(place).toMatchObject({ kind: "answer", turnId: "t2", variantId: "v", turnNumber: 2 });
  const snippet = place?.snippet ?? [];
  expect(snippet.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(["Hárbour", "lights"]);
  expect(snippet.map(({ text }) => text).join("")).toMatch(/^…x .* The Hárbour lights$/);
  expect(findPlaces(fold(document), [], {})).toEqual([]);
});

test("a snippet is short and marks overlapping words once", () => {
  const text = `東京都と${"あ".repeat(300)}`;
  const parts = cutSnippet(text, text, ["東京", "京都"]);
  expect(parts[0]).toEqual({ text: "東京都", isMarked: true });
  expect(parts.map(({ text }) => text).join("").length).toBeLessThan(170);
});
