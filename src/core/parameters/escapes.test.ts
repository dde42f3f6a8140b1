import fc from "fast-check";
import { expect, test } from "vitest";
import { buildOwnSpecs } from "./build-specs.ts";
import { decodeEscapes, encodeEscapes } from "./escapes.ts";
import { parseFieldText } from "./field-text.ts";

test.each([
  ["\\n\\n", "\n\n"],
  ["\\t", "\t"],
  ["\\\\n", "\\n"],
  ["C:\\dir", "C:\\dir"],
  [" ", " "],
])("%j is typed for %j", (typed, text) => {
  expect(decodeEscapes(typed)).toBe(text);
});

test("a text is shown as it is typed, with the spaces at its ends made visible", () => {
  expect(encodeEscapes(" ")).toBe("␣");
  expect(encodeEscapes("  a b ")).toBe("␣␣a b␣");
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("\\", "n", "t", "\n", "\t", "a") }), (text) => {
      expect(decodeEscapes(encodeEscapes(text))).toBe(text);
    }),
  );
});

test("a stop sequence in a text field takes escapes and a single space, another text is sent as typed", () => {
  const specs = buildOwnSpecs({ stop: { type: "string" }, user: { type: "string" } });
  const parse = (path: string, text: string) => {
    const spec = specs.find((each) => each.path === path);
    return spec && parseFieldText(text, spec, false);
  };
  expect(parse("stop", "\\n")).toEqual({ type: "one", value: "\n" });
  expect(parse("stop", " ")).toEqual({ type: "one", value: " " });
  expect(parse("user", "\\n")).toEqual({ type: "one", value: "\\n" });
});
