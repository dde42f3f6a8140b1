import { expect, test } from "vitest";
import { estimateDocumentTokens } from "./estimate-document-tokens.ts";

const document = { kind: "document" as const, blob: "a", mediaType: "application/pdf", name: "r.pdf" };

test("a PDF costs the same for each page, and a text by its length", () => {
  expect(estimateDocumentTokens({ ...document, pageCount: 12 })).toBe(25_200);
  expect(estimateDocumentTokens({ ...document, mediaType: "text/plain", sizeBytes: 3_500 })).toBe(1_000);
});

test("a PDF whose pages were not counted is estimated by its bytes, as one page at least", () => {
  expect(estimateDocumentTokens({ ...document, sizeBytes: 450_000 })).toBe(5 * 2_100);
  expect(estimateDocumentTokens(document)).toBe(2_100);
});
