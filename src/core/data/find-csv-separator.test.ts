import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOSTILE_TEXTS } from "#e2e/fixtures/hostile-texts.ts";
import { randomMarkdown, TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";
import { findCsvSeparator } from "./find-csv-separator.ts";

const DATA: Readonly<Record<string, [text: string, separator: string]>> = {
  "names and numbers": ["name,age\nAnn,31\nBo,40\n", ","],
  "three columns of words": ["name,city,country\nAnn,Paris,France\nBo,Rome,Italy", ","],
  "fields in quotation marks, with line endings in them": [
    'id,note\n1,"first line\nsecond, with a comma"\n2,"a ""word"""\n',
    ",",
  ],
  "everything in quotation marks": ['"Name","2 of 3"\n"Ann","x"\n"Bo","y"\n', ","],
  semicolons: ["Stadt;Einwohner (Mio.);Anteil\nBerlin;3,7;4,4 %\nHamburg;1,9;2,2 %\n", ";"],
  tabs: ["Land\tHauptstadt\nFrankreich\tParis\nItalien\tRom", "\t"],
  "a byte order mark": ["\uFEFFname,age\r\nAnn,31\r\nBo,40\r\n", ","],
  "years as names": ["Region,2023,2024\nNorth,12,13\nSouth,8,9\n", ","],
  "a number sign": ["#,Item,Price\n1,Tea,4.50\n2,Milk,1.20\n", ","],
  "empty fields": ["sku,colour,size\nA1,,L\nA2,,M\n", ","],
  Chinese: ["姓名,年龄\n张三,31\n李四,40\n", ","],
  Arabic: ["الاسم,المدينة,السنة\nليلى,القاهرة,1990\nسامي,تونس,1985\n", ","],
};

const TEXTS = [
  "Roses are red, violets are blue\nSugar is sweet, and so are you\nThe poem is short, and now it is through",
  "1,000\n2,000\n3,000\n",
  "Tea 1,20\nMilk 2,30\nSum 3,50\n",
  "etwa 3,5 kg\netwa 4,5 kg\netwa 5,5 kg\n",
  "床前明月光,疑是地上霜\n举头望明月,低头思故乡\n诗已经写完,现在可以睡\n",
  "- a,b,c\n- d,e,f\n- g,h,i\n",
  "1. a,b,c\n2. d,e,f\n3. g,h,i\n",
  "> a,b,c\n> d,e,f\n> g,h,i\n",
  "a = 1;\nb = 2;\nc = 3;\n",
  "f(a,b,c)\nf(d,e,f)\nf(g,h,i)\n",
  "import a,b,c\nimport d,e,f\nimport g,h,i\n",
  "add x0,x1,x2\nsub x3,x4,x5\nmul x6,x7,x8\n",
  "mov eax,ebx\nadd eax,ecx\nsub eax,edx\n",
  "all:\tbuild\nbuild:\tsrc\nsrc:\tgit\n",
  "\tconst a,b\n\tconst c,d\n\tconst e,f\n",
  "| a,b | c |\n|---|---|\n| 1,2 | 3 |\n",
  "`a`,`b`,`c`\n`d`,`e`,`f`\n`g`,`h`,`i`\n",
  '"Yes", she said, "now."\n"No", he said, "then."\n"Oh", they said, "well."\n',
  "Hello Ann,\n\nthank you,\n\nBo",
  "name,age\nAnn,31\n",
  "name,age\nAnn\nBo,40\n",
  "name,age\n\nAnn,31\n\nBo,40\n",
  "Monday,\nTuesday,\nWednesday,\n",
  "Salt,pepper and oil.\nEggs,milk and tea.\nRice,beans and corn.\n",
];

const WORDS = [
  "the",
  "Answer",
  "is",
  "of",
  "31",
  "3,5",
  "1,000",
  "tea",
  "(see",
  "below)",
  "“so”",
  "don't",
  "2024",
  "€5",
];
const PAUSES = [", ", " ", " ", "; ", ": ", " – ", ". ", "? ", "\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n# "];
const PROSE = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...PAUSES)), { minLength: 1, maxLength: 60 })
  .map((pieces) => pieces.flat().join(""));
const CODE_LINES = [
  "const [a, b] = f(c, d);",
  "let a,b,c;",
  "int x,y,z;",
  "for (i=0;i<n;i++) {",
  "print(a,b)",
  "import os,sys",
  "x,y = y,x",
  "return a,b",
  "color:red;margin:0;",
  "SELECT a,b FROM t",
  "WHERE a IN (1,2);",
  "echo a; echo b",
  "mov r1,r2",
  "add r1,r2,r3",
  "#include <a>,<b>",
  "}",
  "",
  "\treturn 1,2;",
  "'a','b','c',",
  "a[1,2]",
];
const CODE = fc.array(fc.constantFrom(...CODE_LINES), { maxLength: 12 }).map((lines) => lines.join("\n"));

const prefixes = (text: string) => Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end));

describe("comma-separated values without a fence", () => {
  test.each(Object.entries(DATA))("%s are known by their first three records", (_name, [text, separator]) => {
    expect(findCsvSeparator(text, true)).toBe(separator);
    expect(findCsvSeparator(`${text.trimEnd()}\n`, false)).toBe(separator);
    expect(findCsvSeparator(`${text.trimEnd()}\n\nThat is **all**, and - well; no more.`, true)).toBe(separator);
  });

  test.each(TEXTS)("the text %j stays a text", (text) => {
    expect(findCsvSeparator(text, true)).toBeNull();
    for (const prefix of prefixes(text)) expect(findCsvSeparator(prefix, false) ?? null).toBeNull();
  });

  test("no document of the Markdown fixtures is taken for data, nor any beginning of one", () => {
    for (const text of [...Object.values(TRICKY_DOCUMENTS), ...Object.values(HOSTILE_TEXTS)])
      for (const prefix of prefixes(text.slice(0, 200))) expect(findCsvSeparator(prefix, true) ?? null).toBeNull();
  });

  test.each([
    ["prose and lists", PROSE],
    ["code", CODE],
    ["Markdown", randomMarkdown(fc)],
  ])("%s are never taken for data", (_name, texts) => {
    fc.assert(
      fc.property(texts, (text) => (findCsvSeparator(text, true) ?? null) === null),
      { numRuns: 2000 },
    );
  });

  test("an answer that was given for a beginning is never changed by what follows", () => {
    const field = fc.constantFrom("a", "B c", "12", "3,5", '"q, r"', '"s\nt"', "", "d e f", "x;y", "2024");
    const record = fc.tuple(fc.array(field, { minLength: 1, maxLength: 4 }), fc.constantFrom(",", ";", "\t"));
    const texts = fc.array(record, { maxLength: 6 }).map((lines) => lines.map(([all, by]) => all.join(by)).join("\n"));
    const property = fc.property(
      fc.oneof(texts, fc.constantFrom(...Object.values(DATA).map(([text]) => text))),
      (text) => {
        let known: string | null | undefined;
        for (const prefix of prefixes(text)) {
          const found = findCsvSeparator(prefix, false);
          expect(found).toBe(known === undefined ? found : known);
          known = found;
        }
        const whole = findCsvSeparator(text, true);
        expect(whole).toBe(known === undefined ? whole : known);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});
