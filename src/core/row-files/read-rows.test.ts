import fc from "fast-check";
import { expect, test } from "vitest";
import { writeCsv, writeJsonLines } from "#core/listings/write-lines.ts";
import { readRows } from "./read-rows.ts";
import type { RowLayout, RowTable } from "./row-table.ts";

function read(text: string, layout?: Partial<RowLayout>, pictures: readonly string[] = []): RowTable {
  const table = readRows({ text, pictures }, layout);
  if ("reason" in table) throw new Error(table.reason);
  return table;
}

const listNames = ({ columns }: RowTable) => columns.map(({ name }) => name);
const listKinds = ({ columns }: RowTable) => columns.map(({ name, kind }) => `${name}: ${kind}`);

test.each([
  ["commas", ",", "\n"],
  ["semicolons", ";", "\r\n"],
  ["tabs", "\t", "\r"],
  ["bars", "|", "\n"],
])("a table with %s is read with its names, quotes and lines in values", (_name, separator, lineEnd) => {
  const quoted = `"two${lineEnd}lines ""and"" ${separator}"`;
  const lines = [
    ["question", "n", "note"],
    ["What?", "1", quoted],
    ["Who?", "-2.5", ""],
    ["Where?", "3e4", "x"],
  ];
  const table = read(lines.map((line) => line.join(separator)).join(lineEnd));
  expect(listKinds(table)).toEqual(["question: text", "n: number", "note: text"]);
  expect(table.records).toEqual([
    ["What?", "1", `two${lineEnd}lines "and" ${separator}`],
    ["Who?", "-2.5", undefined],
    ["Where?", "3e4", "x"],
  ]);
  expect(table.layout).toEqual({ separator, hasHeader: true });
});

test("a list of sentences has a row for each line, also where they have commas", () => {
  const table = read("Write a poem, please\n\nTell me, now\nGo, then stop");
  expect(table.layout).toEqual({ separator: "", hasHeader: false });
  expect(listNames(table)).toEqual(["input"]);
  expect(table.records).toEqual([["Write a poem, please"], ["Tell me, now"], ["Go, then stop"]]);
});

test("the separator and the first line are read as a person says", () => {
  expect(read("a,b\nc,d", { hasHeader: false }).records).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  expect(read("1;2\n3;4", { separator: ";", hasHeader: true }).columns.map(({ written }) => written)).toEqual([
    "1",
    "2",
  ]);
  expect(read("[1, 2]\n[3, 4]", { separator: "" }).records).toEqual([["[1, 2]"], ["[3, 4]"]]);
});

test("a JSON list, an object around one and JSON Lines are read alike, with null as no value", () => {
  const rows = [
    { q: "One", n: 12345678901234567890n, nothing: null, list: [1] },
    { q: "", extra: true },
  ];
  const written = rows.map((row) =>
    JSON.stringify(row, (_key, value: unknown) => (typeof value === "bigint" ? "N" : value)),
  );
  const lines = written.map((line) => line.replace('"N"', "12345678901234567890"));
  const texts = [
    `[${lines.join(",")}]`,
    `{"meta": 1, "data": {"rows": [${lines.join(",")}]}}`,
    `${lines.join("\r\n")}\n`,
  ];
  for (const text of texts) {
    const table = read(text);
    expect(listKinds(table)).toEqual(["q: text", "n: number", "nothing: text", "list: json", "extra: text"]);
    expect(table.records).toEqual([
      ["One", "12345678901234567890", undefined, "[1]", undefined],
      ["", undefined, undefined, undefined, "true"],
    ]);
  }
  expect(read(texts[1] ?? "").notes).toContainEqual({
    what: "“meta”",
    detail: "beside the list “data.rows”",
    isTaken: false,
  });
});

test("a chat in a line gives the last message of the user, the answer to it and the system prompt", () => {
  const chat = [
    { role: "system", content: "Be brief." },
    { role: "user", content: "One?" },
    { role: "assistant", content: "One." },
    {
      role: "user",
      content: [
        { type: "text", text: "Two?" },
        { type: "image_url", image_url: { url: "https://x" } },
      ],
    },
    { role: "assistant", content: "Two." },
  ];
  const row = { input: "Two?", expected: "Two.", system: "Be brief." };
  const lines = [
    [
      { messages: chat, id: 7 },
      { ...row, id: "7" },
    ],
    [
      { custom_id: "a", body: { model: "m", messages: chat } },
      { ...row, custom_id: "a" },
    ],
    [
      { custom_id: "a", params: { system: "Be brief.", messages: chat.slice(1) } },
      { ...row, custom_id: "a" },
    ],
    [
      { input: chat.slice(0, 2), ideal: "One." },
      { input: "One?", expected: "One.", system: "Be brief." },
    ],
    [
      { prompt: "One?", completion: "One." },
      { input: "One?", expected: "One." },
    ],
  ] as const;
  for (const [line, values] of lines) {
    const table = read(JSON.stringify(line));
    const [record = []] = table.records;
    expect(Object.fromEntries(table.columns.map(({ name }, index) => [name, record[index]]))).toEqual(values);
  }
  const { notes } = read(JSON.stringify({ messages: chat }));
  expect(notes.map(({ what, isTaken }) => `${what}: ${String(isTaken)}`)).toEqual([
    "Pictures and files in messages: false",
    "Earlier messages: false",
  ]);
});

test.each(["expectedOutput", "expected_output", "Ideal", "target", "ground truth", "__expected"])(
  "a column “%s” is taken as expected, where no column has that name",
  (name) => {
    expect(listNames(read(`input,${name}\na b,c`))).toEqual(["input", "expected"]);
    expect(listNames(read(JSON.stringify([{ [name]: "x", expected: "y" }])))[1]).toBe("expected");
    expect(listNames(read(JSON.stringify([{ [name]: "x", expected: "y" }])))[0]).not.toBe("expected");
  },
);

test("pictures are a row each in the order of their numbers, with their names", () => {
  const table = readRows({ pictures: ["set/10.png", "set/9.png", "set/a/1.jpg"] });
  if ("reason" in table) throw new Error(table.reason);
  expect(listKinds(table)).toEqual(["image: picture", "file: text"]);
  expect(table.records).toEqual([
    ["set/9.png", "9.png"],
    ["set/10.png", "10.png"],
    ["set/a/1.jpg", "a/1.jpg"],
  ]);
});

test("a table beside pictures finds them by their names, and names those that are missing", () => {
  const table = read("photo,label\nA.PNG,cat\nb,dog\n./sub/c.jpg,bird\nd.png,cow", undefined, [
    "set/a.png",
    "set/b.jpeg",
    "set/sub/c.jpg",
    "set/left.gif",
  ]);
  expect(listKinds(table)).toEqual(["image: picture", "photo: text", "label: text"]);
  expect(table.records.map(([image, photo]) => `${photo} ${image}`)).toEqual([
    "A.PNG set/a.png",
    "b set/b.jpeg",
    "./sub/c.jpg set/sub/c.jpg",
    "d.png undefined",
  ]);
  expect(table.notes).toEqual([
    { what: "Pictures that are missing", detail: "d.png: the rows are taken without them", isTaken: false },
    { what: "Pictures without a row", detail: "left.gif: no row has their names", isTaken: false },
  ]);
});

const name = fc
  .stringMatching(/^[\p{L}_][\p{L}\p{N}_-]{0,12}$/u)
  .filter((each) => each.trim() === each && each !== "__proto__");
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.stringMatching(/^['=+\-@",;\t\r\n |]{0,6}$/),
  fc.constantFrom("", "007", "[1]", "{", "null", "'=1+1", "''=1", '"', '""', "a\r\nb"),
);
const rows = fc
  .uniqueArray(name, { minLength: 1, maxLength: 6, selector: (each) => each })
  .chain((names) =>
    fc.array(
      fc.tuple(
        ...names.map((each) => fc.tuple(fc.constant(each), fc.option(text.filter((value) => !value.includes("\0"))))),
      ),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map((list) =>
    list.map((entries) =>
      Object.fromEntries(entries.flatMap(([key, value]) => (value === null ? [] : [[key, value]]))),
    ),
  )
  // A row without any value is no line of a table.
  .filter((list) => list.every((row) => Object.keys(row).length > 0));

const toObjects = ({ columns, records }: RowTable) =>
  records.map((record) =>
    Object.fromEntries(
      columns.flatMap(({ written }, index) => (record[index] === undefined ? [] : [[written, record[index]]])),
    ),
  );

test("rows that are written as CSV and as JSON Lines are read as the same rows", () => {
  fc.assert(
    fc.property(rows, (given) => {
      expect(toObjects(read(writeCsv(given), { separator: ",", hasHeader: true }))).toEqual(given);
      expect(toObjects(read(writeJsonLines(given)))).toEqual(given);
    }),
    { numRuns: 400 },
  );
});

/** The fault of what was read of any text; "" for none. */
function findFault(table: ReturnType<typeof readRows>): string {
  if ("reason" in table) return table.reason.endsWith(".") ? "" : `no sentence: ${table.reason}`;
  const names = listNames(table);
  if (new Set(names).size !== names.length || names.includes("__proto__")) return `names: ${names.join(", ")}`;
  const wrong = names.find((each) => !/^[\p{L}\p{M}\p{N}_-]+$/u.test(each));
  if (wrong !== undefined) return `the name ${wrong}`;
  return table.records.every(({ length }) => length === names.length) ? "" : "a ragged row";
}

test("any text is read as rows with names for variables, or refused with a sentence", () => {
  const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[a"',;\t\r\n{}[\]:|0 ]{0,60}$/));
  fc.assert(
    fc.property(anyText, (given) => {
      expect(findFault(readRows({ text: given, pictures: [] }))).toBe("");
    }),
    { numRuns: 500 },
  );
});
