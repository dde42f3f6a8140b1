import { expect, test } from "vitest";
import { buildZip } from "#e2e/fixtures/build-zip.ts";
import { buildDocx, buildXlsx } from "#e2e/fixtures/office-files.ts";
import { readDocumentText } from "./read-document-text.ts";

const TEXT = "Äpfel, 5 £\n";
const zip = (...files: Parameters<typeof buildZip>[0]): Blob => new Blob([buildZip(files)]);

test.each([
  ["UTF-8", Buffer.from(TEXT), []],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${TEXT}`), []],
  ["UTF-16 with a mark", Buffer.from(`\uFEFF${TEXT}`, "utf16le"), []],
  ["Windows-1252", Buffer.from(TEXT, "latin1"), ["read as Windows-1252"]],
])("a text in %s is read", async (_name, bytes, notes) => {
  expect(await readDocumentText(new Blob([bytes]))).toEqual({ text: TEXT, notes });
});

test("a Word document is its paragraphs, and a spreadsheet its sheets with tabs between the cells", async () => {
  expect(await readDocumentText(new Blob([buildDocx(["The harbour", "Rent: 5 €\tdue"])]))).toEqual({
    text: "The harbour\n\nRent: 5 €\tdue\n",
    notes: ["text of a Word file, without pictures"],
  });
  const sheets = {
    Berths: [
      ["Name", "Length"],
      ["Skua\nII", 12.5],
    ],
    Empty: [],
    Fees: [["Day", true]],
  };
  expect(await readDocumentText(new Blob([buildXlsx(sheets)]))).toEqual({
    text: "## Berths\n\nName\tLength\nSkua II\t12.5\n\n## Fees\n\nDay\ttrue\n",
    notes: ["3 sheets as lines with tabs"],
  });
});

const LONG = Buffer.alloc(110_000_000, 0x20);

/** Each file whose text cannot be had, and the end of the sentence that says why. */
const REFUSED: [name: string, make: () => Blob, reason: RegExp][] = [
  ["an empty file", () => new Blob([]), /^is empty/],
  ["white space", () => new Blob([" \n\t "]), /^has no text/],
  ["zeros", () => new Blob([new Uint8Array(500)]), /^is no text/],
  ["a program", () => new Blob([Buffer.from("7f454c46020101000300".repeat(40), "hex")]), /^is no text/],
  ["too much text", () => new Blob(["word ".repeat(2_100_000)]), /^has 10\.5 MB of text/],
  ["an old or locked Office file", () => new Blob([Buffer.from("d0cf11e0a1b11ae1", "hex")]), /older than 2007/],
  ["a zip file", () => zip({ path: "a.txt", content: "a" }), /^is a zip file/],
  ["an OpenDocument file", () => zip({ path: "content.xml", content: "<a/>" }), /OpenDocument/],
  ["a Word document that is cut off", () => new Blob([buildDocx(["x"]).subarray(0, 300)]), /cut off or damaged/],
  ["a Word document of no XML", () => zip({ path: "word/document.xml", content: "<<<" }), /^cannot be read/],
  ["a Word document without text", () => new Blob([buildDocx([])]), /^has no text/],
  [
    "a Word document that unpacks to 110 MB and says so",
    () => zip({ path: "word/document.xml", content: LONG }),
    /unpacks to more than 100/,
  ],
  [
    "a spreadsheet that unpacks to 110 MB and says 5 bytes",
    () => zip({ path: "xl/workbook.xml", content: LONG, saidBytes: 5 }),
    /unpacks to more than 100/,
  ],
  [
    "several files that unpack to 110 MB together",
    () =>
      zip(
        { path: "xl/workbook.xml", content: LONG.subarray(0, 60_000_000) },
        { path: "xl/media/a.png", content: LONG.subarray(0, 60_000_000), saidBytes: 5 },
      ),
    /unpacks to more than 100/,
  ],
  ["a spreadsheet of no XML", () => zip({ path: "xl/workbook.xml", content: "<<<" }), /^cannot be read/],
];

/** Unpacking a hundred megabytes takes a while on a busy machine. */
const PATIENCE_MS = 120_000;

test.each(REFUSED)("%s is refused with the reason", { timeout: PATIENCE_MS }, async (_name, make, reason) => {
  const read = await readDocumentText(make());
  expect("reason" in read ? read.reason : read).toMatch(reason);
});

test(
  "a Word document with elements nested a hundred thousand deep is refused or read, and ends",
  { timeout: PATIENCE_MS },
  async () => {
    const deep = "<w:p>".repeat(100_000) + "</w:p>".repeat(100_000);
    const read = await readDocumentText(new Blob([buildDocx([], deep)]));
    expect("reason" in read ? read.reason : read.text).toMatch(/^(?:cannot be read|has no text|\s*$)/);
  },
);
