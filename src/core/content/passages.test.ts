import { expect, test } from "vitest";
import { locatePassage } from "./locate-passage.ts";
import { formatPlace, readPassage } from "./read-passage.ts";

const TEXT = "🍎 Apples fall. Pears rise.";
const cite = (change: object) => ({
  type: "char_location",
  cited_text: "Apples fall.",
  document_index: 0,
  document_title: "notes.md",
  start_char_index: 2,
  end_char_index: 14,
  ...change,
});

test("each kind of place in a document is read, in words as people count", () => {
  expect(readPassage(cite({}))).toEqual({
    documentIndex: 0,
    title: "notes.md",
    quoted: "Apples fall.",
    place: { unit: "characters", start: 2, end: 14 },
  });
  const pages = { type: "page_location", start_page_number: 3, end_page_number: 4 };
  const blocks = { type: "content_block_location", start_block_index: 0, end_block_index: 2 };
  const places = [cite({}), cite(pages), cite({ ...pages, end_page_number: 6 }), cite(blocks)].map(readPassage);
  expect(places.map((passage) => passage && formatPlace(passage.place))).toEqual([
    "characters 3–14",
    "page 3",
    "pages 3–5",
    "blocks 1–2",
  ]);
});

test("a citation of the web, or of no known shape, is no passage", () => {
  for (const other of [
    { url: "https://a.example" },
    null,
    "x",
    { type: "toString" },
    { type: "search_result_location" },
  ])
    expect(readPassage(other)).toBeUndefined();
});

test.each([
  ["code points", {}, "Apples fall."],
  ["UTF-16 units", { start_char_index: 3, end_char_index: 15 }, "Apples fall."],
  ["no place, but words of the text", { start_char_index: 900, end_char_index: 912 }, "Apples fall."],
  ["a place without words", { cited_text: "", start_char_index: 15, end_char_index: 26 }, "Pears rise."],
  ["a place with other words, which stand elsewhere", { cited_text: "Pears" }, "Pears"],
  ["words that are not in the text", { cited_text: "Plums" }, undefined],
  ["a place beyond the end without words", { cited_text: "", end_char_index: 900 }, undefined],
  ["a place that ends before it begins", { cited_text: "", start_char_index: 9, end_char_index: 3 }, undefined],
  ["a place that is no number", { cited_text: "", start_char_index: "3", end_char_index: null }, undefined],
])("a passage by %s is found in the text, or said not to be there", (_name, change, expected) => {
  const passage = readPassage(cite(change));
  const range = passage && locatePassage(TEXT, passage.place, passage.quoted);
  expect(range && TEXT.slice(range.start, range.end)).toBe(expected);
});
