import { expect, test } from "vitest";
import { readRows, type RowFiles } from "./read-rows.ts";
import type { RowLayout } from "./row-table.ts";

const repeat = (count: number, write: (index: number) => string, between = ",") =>
  Array.from({ length: count }, (_, index) => write(index)).join(between);

/** A hostile file, and what is said of it: a reason, or notes beside the number of its rows and columns. */
type Case = [
  name: string,
  file: string | (Partial<RowFiles> & { layout?: RowLayout }),
  said: string | { size: string; notes?: string[] },
];

const CASES: Case[] = [
  ["an empty file", "", "It is empty."],
  ["a file of spaces and line ends", " \r\n\t\n", "It is empty."],
  ["a web page", "<!doctype html><table><tr><td>1</td></tr></table>", "It is a web page or XML, and no table."],
  ["names without a row", "question,answer,note\n", { size: "1×3" }],
  ["damaged JSON", '{"a": 1, "b": ', "It is no JSON: it ends too early (line 1, column 15)."],
  ["JSON in JSON 500 deep", "[".repeat(500), "Its lists and objects stand more than 200 deep in each other."],
  ["an empty list", "[]", "A JSON list without a row."],
  ["a list of nothing", "[null, null]", "A JSON list without a row."],
  ["a list of empty objects", "[{}, {}]", "A JSON list without a value."],
  [
    "JSON Lines with a damaged line",
    '{"a": 1}\n{"a": \n{"a": 3}',
    { size: "2×1", notes: ["Not taken: Line 2: no JSON"] },
  ],
  [
    "tests in another file",
    '{"tests": "file://tests.csv"}',
    "The tests of this promptfoo file stand in another file: file://tests.csv. Choose that one.",
  ],
  [
    "a quotation mark that is never closed",
    'a,b\n"1,2\n3,4',
    { size: "2×2", notes: ["Not taken: A quotation mark: never closed, at line 2"] },
  ],
  [
    "200 columns and 3 more",
    `${repeat(203, (index) => `name${index}`)}\n${repeat(203, String)}`,
    { size: "1×200", notes: ["Not taken: 3 more columns: the first 200 are taken"] },
  ],
  [
    "an object with 203 names",
    `[{${repeat(203, (index) => `"name${index}": ${index}`)}}]`,
    { size: "1×200", notes: ["Not taken: 3 more columns: the first 200 are taken"] },
  ],
  [
    "100,002 lines",
    `question,id\n${repeat(100_002, (index) => `what is it,${index}`, "\n")}`,
    { size: "100000×2", notes: ["Not taken: 2 more rows: the first 100,000 can be taken"] },
  ],
  [
    "100,002 lines of JSON",
    repeat(100_002, (index) => `{"id": ${index}}`, "\n"),
    { size: "100000×1", notes: ["Not taken: 2 more rows: the first 100,000 can be taken"] },
  ],
  [
    "a value above 1 MB",
    `a,b\n${"x".repeat(1_000_001)},2`,
    { size: "1×2", notes: ["Not taken: 1 value: longer than 1,000,000 characters, in row 1"] },
  ],
  [
    "names of every wrong kind",
    {
      text: "Customer name,,a-b,a-b,__proto__,{{x}},🙂\n1,2,3,4,5,6,7",
      layout: { separator: ",", hasHeader: true },
    },
    {
      size: "1×7",
      notes: [
        "Taken: Column “Customer name”: named “Customer-name”, since names in {{ }} have letters, digits, - and _ only",
        "Taken: Column 2 without a name: named “column_2”",
        "Taken: Column “a-b”: named “a-b_2”, since the name stands there twice",
        "Taken: Column “__proto__”: named “proto”",
        "Taken: Column “{{x}}”: named “x”",
        "Taken: Column “🙂”: named “column_7”",
      ],
    },
  ],
  ["names of the parts of every object", "constructor,toString,hasOwnProperty\n1,2,3", { size: "1×3" }],
  [
    "an object with __proto__",
    '[{"__proto__": {"isAdmin": true}, "a": 1}]',
    { size: "1×2", notes: ["Taken: Column “__proto__”"] },
  ],
  [
    "lines that are too short and too long",
    "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3",
    {
      size: "4×4",
      notes: ["Taken: Short lines: row 2", "Taken: Long lines: row 3", "Taken: Column 4 without a name"],
    },
  ],
  [
    "a line of separators at the end",
    "a,b,,\n1,2,,\n,,,\n",
    { size: "1×2", notes: ["Not taken: 1 row: without a value"] },
  ],
  [
    "zero bytes, which would forge a picture",
    'a,b\n"\0picture {""blob"":""x""}",2',
    { size: "1×2", notes: ["Not taken: Zero bytes: removed from 1 value"] },
  ],
  [
    "formulas with an apostrophe before them",
    "a,b\n'=1+1,'@x\n'word,x",
    { size: "2×2", notes: ["Taken: An apostrophe: removed before =, +, - or @ in 2 values"] },
  ],
  [
    "a table whose pictures have other names",
    { text: "a,b\n1,2", pictures: ["x.png"] },
    "No column of the table has the names of the pictures. Choose the table or the pictures alone.",
  ],
  [
    "a table with pictures that are missing",
    { text: "image,label\nx.png,cat\n../../etc/passwd,dog", pictures: ["set/x.png"] },
    { size: "2×3", notes: ["Not taken: Pictures that are missing: ../../etc/passwd"] },
  ],
  ["no file at all", {}, "There is no file with rows."],
  [
    "megabytes without a line end",
    "x".repeat(5_000_000),
    "No row is left: its values are longer than 1,000,000 characters.",
  ],
  ["a million quotation marks", `a,b\n${'"'.repeat(1_000_000)},1`, { size: "1×2" }],
];

/** The reason, or the size of the table and the beginnings of its notes, as far as the case names them. */
function summarise(table: ReturnType<typeof readRows>, said: Case[2]): unknown {
  if ("reason" in table) return table.reason;
  const size = `${table.records.length}×${table.columns.length}`;
  const named = typeof said === "string" ? undefined : said.notes;
  const notes = table.notes.map(({ what, detail, isTaken }, index) =>
    `${isTaken ? "Taken" : "Not taken"}: ${what}: ${detail}`.slice(0, named?.[index]?.length),
  );
  return named ? { size, notes } : { size };
}

test.each(CASES)("%s is read or refused with a sentence", (_name, file, said) => {
  const given: Exclude<typeof file, string> = typeof file === "string" ? { text: file } : file;
  expect(summarise(readRows({ pictures: [], ...given }, given.layout), said)).toEqual(said);
});
