import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closeLineMath, mendDisplayMath } from "./mend-math.ts";
import { mendTail } from "./mend-tail.ts";
import { TRICKY_DOCUMENTS } from "#e2e/fixtures/tricky-documents.ts";

describe("mendTail closes open constructs", () => {
  test.each([
    ["This is **bold", "This is **bold**"],
    ["This is *it", "This is *it*"],
    ["This is ***both", "This is ***both***"],
    ["Half closed **bold*", "Half closed **bold**"],
    ["Run `npm i", "Run `npm i`"],
    ["Run `<b", "Run `<b`"],
    ["~~gone", "~~gone~~"],
    ["- one\n- **two", "- one\n- **two**"],
    ["| **A", "| **A** |\n|---|"],
    ["See [the docs", "See the docs"],
    ["See [the docs](https://exam", "See the docs"],
    ["See [f(x)](https://exam", "See f(x)"],
    ["See [the `docs`](https://exam", "See the `docs`"],
    ["See [the **do", "See the **do**"],
    ["See ![a chart](https://exam", "See a chart"],
    ["<summary>More **of", "<summary>More **of**</summary>"],
    ["$$x_1 + y", "$$x_1 + y\n$$"],
    ["\\[ x_1", "\\[ x_1\n\\]"],
    ["\\[\nx\n\n+ \\alpha \\", "\\[\nx\n\n+ \\alpha\n\\]"],
    ["$$\nx\n$", "$$\nx\n$$"],
    ["- item\n  $$\n  x_1 *", "- item\n  $$\n  x_1 *\n  $$"],
    ["> \\begin{align}\n> a &= b \\\\\n> \\end{al", "> \\begin{align}\n> a &= b \\\\\n>\n> \\end{align}"],
    ["It is $\\frac{a}{b", "It is $\\frac{a}{b$"],
    ["Use `$\\alpha", "Use `$\\alpha`"],
    ["So $$x = 1", "So $$x = 1$$"],
    ["So $$x = 1$", "So $$x = 1$$"],
    ["$$\nE = mc^2\n$$. This **m", "$$\nE = mc^2\n$$. This **m**"],
    ["\\ce{H} is \\begin{pmatrix}1", "\\ce{H} is \\begin{pmatrix}1\\end{pmatrix}"],
    ["- of \\ce{H2", "- of \\ce{H2}"],
    ["is \\begin{pmatrix}1\\\\2\\en", "is \\begin{pmatrix}1\\\\2\\end{pmatrix}"],
    ["So \\(x_1 + \\", "So \\(x_1 +\\)"],
  ])("the open text %j shows as %j", (open, mended) => {
    expect(mendTail(open)).toBe(mended);
  });
});

describe("mendTail hides a marker that nothing follows yet", () => {
  test.each([
    ["Then **", "Then "],
    ["Then `", "Then "],
    ["(*", "("],
    ["H<su", "H"],
    ["H<sub>2</", "H<sub>2"],
    ["one<br /", "one"],
    ["Text\n<details op", "Text\n"],
    ["So\n\n$$", "So\n\n"],
    ["It is $x$ or $", "It is $x$ or "],
    ["It is \\(", "It is "],
    ["So \\begin{pma", "So "],
    ["So\n\n\\[\n", "So\n\n"],
    ["- a\n- **b** **", "- a\n- **b** "],
    ["- a\n-", "- a"],
    ["- a\n  - ", "- a"],
  ])("the bare marker in %j shows as %j", (open, mended) => {
    expect(mendTail(open).trimEnd()).toBe(mended.trimEnd());
  });
});

describe("mendTail shows a table from its first row", () => {
  test.each([
    ["| A", "| A |\n|---|"],
    ["| A | B |", "| A | B |\n|---|---|"],
    ["| A | B |\n", "| A | B |\n|---|---|"],
    ["| A | B |\n|--", "| A | B |\n|---|---|"],
    ["- item\n\n  | A \\| B | C", "- item\n\n  | A \\| B | C |\n  |---|---|"],
  ])("the unfinished table %j shows as %j", (open, mended) => {
    expect(mendTail(open)).toBe(mended);
  });

  test("a table with rows is unchanged", () => {
    const table = "| A | B |\n|---|---|\n| 1 | 2 |";
    expect(mendTail(table)).toBe(table);
  });
});

describe("mendTail leaves text alone that only looks open", () => {
  test.each([
    "5 * 3 = 15",
    "2 * 3 * 4",
    "It costs $5",
    "From $5 to $10",
    "snake_case_name",
    "f(a*b)",
    "the interval [0, 1)",
    "a < b",
    "List<Item",
    "- > 25",
    "20~25 and 30~35",
    "`a[0`",
    "a note[^1",
    "- [ ] task",
    "**done** and *done*",
    "```js\nconst a = [**b",
    "~~~\n| A",
    "Between $5 and $6 or",
    "Cheap ($$) and dear ($$$",
    "$$ is the number of the shell",
    "- \\[x",
    "Run `a | b` now",
    "a \\[",
  ])("the text %j is unchanged", (text) => {
    expect(mendTail(text)).toBe(text);
  });
});

test("an underline that has only begun does not make the paragraph a heading", () => {
  for (const underline of ["-", "--", "=", "- ", "  -"]) expect(mendTail(`Text\n${underline}`)).toBe("Text\n");
});

test("the mended text keeps every word", () => {
  const documents = fc.constantFrom(...Object.values(TRICKY_DOCUMENTS));
  const property = fc.property(documents, fc.nat(400), (text, end) => {
    const prefix = text
      .slice(0, end)
      .replace(/\]\([^()\n]*$/, "")
      .replace(/<\/?[a-z ]*\/?$/, "");
    // Mathematics gets its closing mark, which may be a word, and half a mark is left out.
    const lastLine = prefix.slice(prefix.lastIndexOf("\n") + 1);
    fc.pre(mendDisplayMath(prefix) === undefined && closeLineMath(lastLine) === lastLine);
    expect(listWords(mendTail(prefix))).toEqual(listWords(prefix));
  });
  fc.assert(property, { numRuns: 500 });
});

/** The words without those of a tag at the end, which may have been added. */
function listWords(text: string): string[] {
  return text.replace(/<\/summary>[^a-z]*$/i, "").match(/[a-z]{2,}/gi) ?? [];
}
