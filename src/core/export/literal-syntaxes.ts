import type { LiteralSyntax } from "./print-literal.ts";
import { quoteText } from "./quote-text.ts";

export const JSON_SYNTAX: LiteralSyntax = {
  indent: "  ",
  widthChars: 80,
  keywords: { true: "true", false: "false", null: "null" },
  writeKey: quoteText,
  bracePadding: "",
  trailingComma: "",
};

export const PYTHON_SYNTAX: LiteralSyntax = {
  indent: "    ",
  widthChars: 88,
  keywords: { true: "True", false: "False", null: "None" },
  writeKey: quoteText,
  bracePadding: "",
  trailingComma: ",",
  // Adjacent string literals are one text.
  splitText: (text) => ({ open: "(", lines: text.split(/(?<=\n)/).map(quoteText), close: ")" }),
};

export const JAVASCRIPT_SYNTAX: LiteralSyntax = {
  indent: "  ",
  widthChars: 80,
  keywords: { true: "true", false: "false", null: "null" },
  writeKey: writeJavaScriptKey,
  bracePadding: " ",
  trailingComma: ",",
  splitText: (text) => ({
    open: "[",
    lines: text.split("\n").map((line) => `${quoteText(line)},`),
    close: String.raw`].join("\n")`,
  }),
};

function writeJavaScriptKey(name: string): string {
  // Only in brackets is it an ordinary key: otherwise, quoted or not, it sets the prototype.
  if (name === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoteText(name);
}
