import fc from "fast-check";
import { expect, test } from "vitest";
import { fillTemplate, listMarkers, scanTemplate } from "./scan-template.ts";
import { measureMs } from "#e2e/fixtures/measure-ms.ts";

const kinds = (text: string) =>
  scanTemplate(text).map((piece) => [piece.kind, "name" in piece ? piece.name : piece.text]);
const isUntouched = (text: string) =>
  fillTemplate(text, new Proxy({}, { getOwnPropertyDescriptor: () => FILLED, get: () => "filled" })) === text;
const FILLED = { value: "filled", configurable: true, enumerable: true };

test("variables and wordings are found between texts", () => {
  expect(kinds("Write a {{formal | playful}} note for {{ name }}.")).toEqual([
    ["text", "Write a "],
    ["wordings", "formal | playful"],
    ["text", " note for "],
    ["variable", "name"],
    ["text", "."],
  ]);
});

test("names are of any language and can be named like what every object has", () => {
  for (const name of ["Ünïcödé", "名前", "नाम", "ชื่อ", "__proto__", "constructor", "toString", "first-name", "2"])
    expect(fillTemplate(`<{{${name}}}>`, Object.fromEntries([[name, "v"]]))).toBe("<v>");
  expect(fillTemplate("{{__proto__}} {{toString}}", {})).toBe("{{__proto__}} {{toString}}");
});

test("wordings are trimmed, may be empty once or span lines, and equal ones count once", () => {
  const wordings = (text: string) =>
    scanTemplate(text).flatMap((piece) => (piece.kind === "wordings" ? piece.wordings : []));
  expect(wordings("{{a|b}}")).toEqual(["a", "b"]);
  expect(wordings("{{ a | }}")).toEqual(["a", ""]);
  expect(wordings("{{ | very}}")).toEqual(["", "very"]);
  expect(wordings("{{in two\nlines | in one}}")).toEqual(["in two\nlines", "in one"]);
  expect(wordings(String.raw`{{a \| b | c}}`)).toEqual(["a | b", "c"]);
  expect(wordings("{{a | b | a}}")).toEqual(["a", "b"]);
  expect(wordings(`{{${Array.from({ length: 100 }, (_, index) => `w${index}`).join(" | ")}}}`)).toHaveLength(100);
  expect(listMarkers(["{{a|b}} {{name}}", "{{ a | b }}"]).map(({ name }) => name)).toEqual(["a | b", "name"]);
});

test("braces that hold no name and no wordings are sent as they stand", () => {
  const texts = [
    "{{",
    "}}",
    "{{}}",
    "{{ }}",
    "{{a",
    "a}} {{b",
    "{{|}}",
    "{{a | a}}",
    "{{first name}}",
    "{{#if user}}yes{{/if}}",
    "{{> partial}}",
    "{{{raw}}}",
    "{{ user.name }}",
    "{{ user.name | upper }}",
    '{{ name | default("x") }}',
    "{{ 'text' | upper }}",
    "{{ items[0] | first | escape }}",
    "{{ a || b }}",
    "{% if x %}",
    '<div style={{ color: "red", width: 1 }} />',
    "{{a {{b}} c}}",
    "{{ a | {{b}} }}",
    "{{a {b} c}}",
    String.raw`\{{#if}}`,
    String.raw`\frac{1}{{x}^2}`,
  ];
  expect(texts.filter((text) => !isUntouched(text))).toEqual([]);
});

test("braces without a partner leave the markers around them alone", () => {
  expect(fillTemplate("{{ opens; dear {{name}}", { name: "Ada" })).toBe("{{ opens; dear Ada");
  expect(fillTemplate('{"a": {{name}}}', { name: "1" })).toBe('{"a": 1}');
  expect(fillTemplate("a }} {{name}} {{", { name: "1" })).toBe("a }} 1 {{");
});

test("a backslash before a marker makes it text and is not sent, and two are sent as one before a value", () => {
  const fill = (text: string) => fillTemplate(text, { name: "Ada", "a | b": "a" });
  expect(fill(String.raw`\{{name}} {{name}}`)).toBe("{{name}} Ada");
  expect(fill(String.raw`\{{a | b}}`)).toBe("{{a | b}}");
  expect(fill(String.raw`\\{{name}}`)).toBe(String.raw`\Ada`);
  expect(fill(String.raw`\\\{{name}}`)).toBe(String.raw`\{{name}}`);
  expect(fill(String.raw`{{name}}\{{name}}`)).toBe("Ada{{name}}");
});

test("a value that holds markers is not filled again", () => {
  expect(fillTemplate("{{a}} {{b}}", { a: "{{b}}", b: "{{a}}" })).toBe("{{b}} {{a}}");
});

const textWithBraces = fc
  .array(
    fc.oneof(
      fc.constantFrom("{{", "}}", "{", "}", "|", "\\", " ", "a", "b", "名", "{{a}}", "{{ b }}", "{{a | b}}"),
      fc.string(),
    ),
  )
  .map((pieces) => pieces.join(""));

test("any text without values keeps everything but the backslashes before its markers", () => {
  fc.assert(
    fc.property(textWithBraces, (text) => {
      const withoutBackslashes = (any: string) => any.replaceAll("\\", "");
      expect(withoutBackslashes(fillTemplate(text, {}))).toBe(withoutBackslashes(text));
      const plain = withoutBackslashes(text);
      expect(fillTemplate(plain, {})).toBe(plain);
    }),
    { numRuns: 1000 },
  );
});

test("any text between markers stays, and each marker is filled once with any values", () => {
  const plain = fc.array(fc.oneof(fc.constantFrom("{", "}", "}}", "|", " "), fc.string())).map((pieces) =>
    pieces
      .join("")
      .replaceAll("\\", "")
      .replaceAll(/\{{2,}/g, "")
      .replace(/\{$/, ""),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(plain, fc.constantFrom("a", "b", "a | b"))),
      plain,
      textWithBraces,
      textWithBraces,
      (parts, end, a, b) => {
        const values: Record<string, string> = { a, b, "a | b": "playful {{a}}" };
        const text = parts.map(([before, name]) => `${before}{{${name}}}`).join("") + end;
        const filled = parts.map(([before, name]) => before + values[name]).join("") + end;
        expect(fillTemplate(text, values)).toBe(filled);
      },
    ),
    { numRuns: 1000 },
  );
});

test("250,000 characters of braces are scanned in time that grows with their number", () => {
  for (const text of [
    "{{".repeat(125_000),
    "{{a}}".repeat(50_000),
    "{{a|".repeat(62_500),
    "}}".repeat(125_000),
    `${"\\".repeat(250_000)}{{a}}`,
  ]) {
    expect(measureMs(() => scanTemplate(text))).toBeLessThan(2000);
  }
});
