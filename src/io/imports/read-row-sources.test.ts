import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { buildZip } from "#e2e/fixtures/build-zip.ts";
import type { ImportSource } from "./import-command.ts";
import { readRowSources } from "./read-row-sources.ts";

const file = (name: string, content: BlobPart): ImportSource => ({ name, content: new Blob([content]) });
const zip = (...files: Parameters<typeof buildZip>[0]) => file("a.zip", buildZip(files));

/** The names of the columns with the values of each row, then the notes; or the reason. */
async function read(...sources: ImportSource[]): Promise<string[]> {
  const table = await readRowSources(sources, {});
  if ("reason" in table) return [table.reason];
  return [
    table.columns.map(({ name, kind }) => `${name} (${kind})`).join(" "),
    ...table.records.map((record) => record.map((value) => value ?? "-").join(" ")),
    ...table.notes.map(({ what, detail }) => `${what}: ${detail}`),
  ];
}

const TEXT = "größe,n\nä é,1\nb,2\n";
const ROWS = ["größe (text) n (number)", "ä é 1", "b 2"];
const WIDE = Buffer.from(TEXT, "utf16le");
const OLD = Buffer.from(TEXT, "latin1");

test.each([
  ["UTF-8", Buffer.from(TEXT), []],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`), []],
  ["UTF-16 with a mark", Buffer.concat([Buffer.from([0xff, 0xfe]), WIDE]), []],
  ["UTF-16 of the other order with a mark", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(WIDE).swap16()]), []],
  ["UTF-16 without a mark", WIDE, ["Encoding: read as UTF-16, since it is no UTF-8"]],
  ["Windows-1252", OLD, ["Encoding: read as Windows-1252, since it is no UTF-8"]],
])("a table in %s is read with its letters", async (_name, bytes, notes) => {
  expect(await read(file("t.csv", bytes))).toEqual([...ROWS, ...notes]);
});

test("a zip file and a folder of pictures beside a table are read alike, without what a system hides in them", async () => {
  const files = [
    ["set/b.png", "x"],
    ["set/a.png", "x"],
    ["set/labels.csv", "picture,label\nb.png,dog\na.png,cat\nc.png,cow\n"],
    ["set/notes.txt", "Some words, here."],
    ["set/.DS_Store", "x"],
    ["__MACOSX/set/._a.png", "x"],
    ["set/paper.pdf", "x"],
  ] as const;
  const expected = [
    "image (picture) picture (text) label (text)",
    "set/b.png b.png dog",
    "set/a.png a.png cat",
    "- c.png cow",
    "Pictures that are missing: c.png: the rows are taken without them",
    "Other tables: notes.txt: one at a time is taken",
    "1 other file: no table and no picture",
  ];
  expect(await read(zip(...files.map(([path, content]) => ({ path, content }))))).toEqual(expected);
  expect(await read(...files.map(([path, content]) => file(path, content)))).toEqual(expected);
});

test("pictures alone are a row each", async () => {
  expect(await read(file("2.png", "x"), file("10.png", "x"))).toEqual([
    "image (picture) file (text)",
    "2.png 2.png",
    "10.png 10.png",
  ]);
});

test("a promptfoo file is read, from its ending or its beginning", async () => {
  const yaml = "# tests\nprompts:\n  - Say {{x}}\ntests:\n  - vars:\n      x: one\n      n: 007\n  - vars: {x: two}\n";
  const expected = [
    "x (text) n (number)",
    "one 7",
    "two -",
    "Prompt: “Say {{x}}” goes into the composer where that is empty",
  ];
  expect(await read(file("promptfooconfig.yaml", yaml))).toEqual(expected);
  expect(await read({ name: "The pasted text", content: yaml })).toEqual(expected);
});

const BOMB = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, index) => `${"bcdefghij".charAt(index)}: &${"bcdefghij".charAt(index)} [${`*${"abcdefghi".charAt(index)},`.repeat(9).slice(0, -1)}]`).join("\n")}\n`;

test.each([
  ["an empty file", file("t.csv", ""), "It is empty."],
  ["YAML that grows without end", file("t.yaml", BOMB), "It is no YAML that can be read."],
  ["damaged YAML", file("t.yaml", "a: [1\nb: }"), "It is no YAML that can be read."],
  [
    "a program",
    file("t.csv", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 9, 9, 9, 9])),
    "t.csv is no text: it has zero bytes in it.",
  ],
  [
    "an Excel file",
    zip({ path: "xl/workbook.xml", content: "<x/>" }),
    "It is a file of a spreadsheet program. Save it as CSV, or copy its cells and paste them here.",
  ],
  [
    "an old Excel file",
    file("t.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0])),
    "It is a file of a spreadsheet program. Save it as CSV, or copy its cells and paste them here.",
  ],
  [
    "a zip file that is cut off",
    file("a.zip", Buffer.from("PK\u0003\u0004")),
    "It is a zip file without its end: it is cut off or damaged.",
  ],
  ["a zip file without rows", zip({ path: "a.pdf", content: "x" }), "There is no file with rows."],
  [
    "a zip file that lies about its size",
    zip({ path: "t.csv", content: "a,b\n1,2", saidBytes: 4_000_000_000 }),
    "It could not be read: t.csv is larger than 400.0 MB.",
  ],
])("%s is refused with a sentence", async (_name, source, reason) => {
  expect(await read(source)).toEqual([reason]);
});

test("a real picture is no table", async () => {
  const picture = readFileSync(new URL("../../../public/samples/bar-chart.png", import.meta.url));
  expect(await read(file("picture", picture))).toEqual(["picture is no text: it has zero bytes in it."]);
});
