import { expect, test } from "vitest";
import { createReport } from "#e2e/fixtures/example-pdf.ts";
import { extractPages } from "./extract-pages.ts";
import { openPdf, readPageText } from "./read-pdf.ts";

async function open(bytes: Uint8Array) {
  const opened = await openPdf(bytes.slice());
  if (!("document" in opened)) throw new Error(opened.kind);
  return opened;
}

test("a PDF is read with its pages and their texts", async () => {
  const { facts, document } = await open(await createReport({ pages: 12 }));
  expect(facts).toEqual({ pageCount: 12, hasText: true, hasForm: false, isProtected: false });
  expect(await readPageText(document, 7)).toContain("Page 7 of 12");
});

test("a PDF of some pages has those pages with their texts", async () => {
  const pages = await extractPages(await createReport({ pages: 12 }), [2, 7]);
  const { facts, document } = await open(pages);
  expect(facts.pageCount).toBe(2);
  expect(await readPageText(document, 2)).toContain("Page 7 of 12");
});

test("the pages of a form keep what is filled in", async () => {
  const form = await createReport({ pages: 2, field: "Ada Lovelace" });
  expect((await open(form)).facts).toMatchObject({ hasForm: true });
  const { document } = await open(await extractPages(form, [1]));
  const annotations = (await (await document.getPage(1)).getAnnotations()) as {
    fieldValue?: unknown;
    hasAppearance?: boolean;
  }[];
  expect(annotations).toMatchObject([{ hasAppearance: true }]);
});

test("a PDF that needs a password is refused for it; one that only forbids changes is read and can be taken apart", async () => {
  expect(await openPdf(await createReport({ userPassword: "secret" }))).toEqual({ kind: "password" });
  const guarded = await createReport({ pages: 3, ownerPassword: "secret" });
  expect((await open(guarded)).facts).toMatchObject({ pageCount: 3, isProtected: true });
  const { facts, document } = await open(await extractPages(guarded, [3]));
  expect(facts).toMatchObject({ pageCount: 1, isProtected: false });
  expect(await readPageText(document, 1)).toContain("Page 3 of 3");
});

test("a PDF without text is told, and 600 pages are read", async () => {
  expect((await open(await createReport({ pages: 600, hasText: false }))).facts).toMatchObject({
    pageCount: 600,
    hasText: false,
  });
});

test("files that are no PDF, empty or cut off are refused and do not reject", async () => {
  const whole = await createReport({ pages: 2 });
  for (const bytes of [
    new TextEncoder().encode("%PDF-1.7 and nothing more"),
    new Uint8Array(),
    whole.slice(0, 200),
    new TextEncoder().encode("%PDF-1.7\n" + "<<".repeat(50_000)),
  ]) {
    const opened = await openPdf(bytes.slice());
    expect("document" in opened ? "read" : opened.kind).toMatch(/^(?:damaged|broken|no-pages)$/);
  }
});

test("a file of a few bytes that says it has millions of pages is refused", async () => {
  const count = 5_000_000;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${count}/Kids[3 0 R 4 0 R 6 0 R]>>`,
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    `<</Type/Pages/Parent 2 0 R/Count ${count - 2}/Kids[5 0 R]>>`,
    "<</Type/Page/Parent 4 0 R/MediaBox[0 0 9 9]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join("");
  const bytes = new TextEncoder().encode(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 7>>\n%%EOF`);
  expect(await openPdf(bytes)).toEqual({ kind: "too-many-pages", pageCount: count });
});
