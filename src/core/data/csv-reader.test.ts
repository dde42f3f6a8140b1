import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCsvReader, type CsvTable } from "./csv-reader.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";

const COMPLETE = { isComplete: true };
const GROWING = { isComplete: false };

const read = (text: string, isAlone = true, separator = ","): CsvTable =>
  createCsvReader({ isAlone })(text, separator, COMPLETE);

describe("the records of comma-separated values", () => {
  test.each<[string, string, string[][]]>([
    [
      "fields",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "fields in quotation marks",
      '"a, b","c ""d"""\n"e\nf",g',
      [
        ["a, b", 'c "d"'],
        ["e\nf", "g"],
      ],
    ],
    [
      "line endings of every kind",
      "a,b\r\n1,2\r3,4\n5,6",
      [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
        ["5", "6"],
      ],
    ],
    [
      "empty fields and empty lines",
      "a,,\n\n,,\n",
      [
        ["a", "", ""],
        ["", "", ""],
      ],
    ],
    [
      "a byte order mark",
      "\uFEFFa,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "text after a quotation mark",
      '"a"b,c\n1,2',
      [
        ["ab", "c"],
        ["1", "2"],
      ],
    ],
    [
      "a quotation mark within a field",
      'a,5" pipe\n1,2',
      [
        ["a", '5" pipe'],
        ["1", "2"],
      ],
    ],
    ["a quotation mark that stays open", 'a,"b\nc,d', [["a", "b\nc,d"]]],
    ["records of different lengths", "a,b\n1\n1,2,3", [["a", "b"], ["1"], ["1", "2", "3"]]],
  ])("%s are read", (_name, text, expected) => {
    const { head, rows, rowCount, end } = read(text);
    expect([head, ...rows]).toEqual(expected);
    expect([rowCount, end]).toEqual([expected.length - 1, text.length]);
  });

  test("a text after an empty line, or a line without a separator, is no record", () => {
    const data = "a,b\n1,2\n3,4\n";
    for (const rest of ["\nThat is all, for now.", "Total: two", "Total: two\n5,6\n"]) {
      const table = read(data + rest, false);
      expect([table.rowCount, (data + rest).slice(table.end)]).toEqual([2, rest]);
    }
    expect(read(`${data}a note, here`, false).rows.at(-1)).toEqual(["a note", " here"]);
  });

  test("a table that grows in any steps equals the whole one, and its rows stay the same objects", () => {
    const field = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("a\nb", 'c"d', "e,f", ""));
    const quote = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    const property = fc.property(
      table,
      fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }),
      (records, steps) => {
        const text = records.map((fields) => `${fields.map(quote).join(",")}\n`).join("");
        const reader = createCsvReader({ isAlone: true });
        let end = 0;
        let before: CsvTable | undefined;
        for (const step of [...steps, text.length]) {
          end = Math.min(text.length, end + step);
          const grown = reader(text.slice(0, end), ",", GROWING);
          expect(grown).toEqual(createCsvReader({ isAlone: true })(text.slice(0, end), ",", GROWING));
          for (const [index, row] of (before?.rows ?? []).slice(0, -1).entries()) expect(grown.rows[index]).toBe(row);
          before = grown;
        }
        expect(before && [before.head, ...before.rows]).toEqual(records);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });

  test("of a large table, the first rows are kept and all are counted", () => {
    const text = `a,b,c,d\n${"1,2,3,4\n".repeat(20_000)}`;
    const read = () => {
      const reader = createCsvReader({ isAlone: true });
      for (let end = 0; end < text.length; end += 512) reader(text.slice(0, end), ",", GROWING);
      const { rows, rowCount } = reader(text, ",", COMPLETE);
      expect([rows.length, rowCount]).toEqual([999, 20_000]);
    };
    expect(measureMs(read)).toBeLessThan(2000);
  });
});
