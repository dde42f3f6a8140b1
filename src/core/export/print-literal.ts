import { getExactNumber, writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { quoteText } from "./quote-text.ts";

/** The rules by which a language writes JSON values as literals. */
export type LiteralSyntax = {
  indent: string;
  /** The largest length of a line; a literal that fits stands on one line. */
  widthChars: number;
  keywords: { true: string; false: string; null: string };
  writeKey: (name: string) => string;
  /** White space inside the braces of a one-line object. */
  bracePadding: "" | " ";
  trailingComma: "" | ",";
  /** Splits a text of several lines into one literal a line; absent where the language has no form for it. */
  splitText?: (text: string) => Bracketed;
};

/** A literal over several lines; `lines` are indented once more than the brackets. */
type Bracketed = { open: string; lines: string[]; close: string };

/** The depth at which a literal's line is indented, and the number of characters of the line that other code needs. */
export type LiteralPosition = { depth: number; reservedChars: number };

/** The value as a literal: on one line where it fits, else one member a line. A text is split only at its line ends. */
export function printLiteral(value: Json, syntax: LiteralSyntax, { depth, reservedChars }: LiteralPosition): string {
  const oneLine = printOnOneLine(value, syntax, syntax.widthChars - reservedChars);
  if (oneLine !== undefined) return oneLine;
  const bracketed = printBracketed(value, syntax, depth + 1);
  if (bracketed === undefined) return printAtom(value, syntax);
  const { open, lines, close } = bracketed;
  const outer = syntax.indent.repeat(depth);
  return [open, ...lines.map((line) => outer + syntax.indent + line), outer + close].join("\n");
}

/** The value on one line, or undefined where it is longer than `roomChars`. */
function printOnOneLine(value: Json, syntax: LiteralSyntax, roomChars: number): string | undefined {
  if (isAtom(value)) {
    // A long base64 image is not escaped just to be found too long.
    if (typeof value === "string" && value.length > roomChars) return undefined;
    const atom = printAtom(value, syntax);
    return atom.length > roomChars ? undefined : atom;
  }
  const isList = Array.isArray(value);
  const padding = isList ? "" : syntax.bracePadding;
  const members: string[] = [];
  let leftChars = roomChars - 2 - 2 * padding.length;
  for (const [key, item] of listMembers(value, syntax)) {
    const member = printOnOneLine(item, syntax, leftChars - key.length);
    if (member === undefined) return undefined;
    members.push(key + member);
    leftChars -= key.length + member.length + 2;
  }
  if (members.length === 0) return isList ? "[]" : "{}";
  return isList ? `[${members.join(", ")}]` : `{${padding}${members.join(", ")}${padding}}`;
}

function printBracketed(value: Json, syntax: LiteralSyntax, depth: number): Bracketed | undefined {
  if (typeof value === "string") return value.includes("\n") ? syntax.splitText?.(value) : undefined;
  if (isAtom(value)) return undefined;
  const indentChars = depth * syntax.indent.length;
  const members = listMembers(value, syntax);
  const lines = members.map(([key, item], index) => {
    const comma = index < members.length - 1 ? "," : syntax.trailingComma;
    return key + printLiteral(item, syntax, { depth, reservedChars: indentChars + key.length + 1 }) + comma;
  });
  return Array.isArray(value) ? { open: "[", lines, close: "]" } : { open: "{", lines, close: "}" };
}

/** The members of a list or an object, each with the text before its value. */
function listMembers(value: Json[] | { [key: string]: Json }, syntax: LiteralSyntax): [key: string, item: Json][] {
  if (Array.isArray(value)) return value.map((item) => ["", item]);
  return Object.entries(value).map(([name, item]) => [`${syntax.writeKey(name)}: `, item]);
}

function printAtom(value: Json, { keywords }: LiteralSyntax): string {
  if (typeof value === "string") return quoteText(value);
  if (typeof value === "boolean" || value === null) return keywords[`${value}`];
  return writeJson(value);
}

function isAtom(value: Json): value is string | number | boolean | null {
  return typeof value !== "object" || value === null || getExactNumber(value) !== undefined;
}
