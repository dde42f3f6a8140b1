import type { Json } from "#core/json.ts";
import { quoteText } from "./quote-text.ts";

/** How a language writes the values that JSON can hold. */
export type LiteralSyntax = {
  indent: string;
  /** What fits into a line of this length stands on one. */
  widthChars: number;
  keywords: { true: string; false: string; null: string };
  writeKey: (name: string) => string;
  /** Between a brace and what stands in it, on one line. */
  bracePadding: "" | " ";
  trailingComma: "" | ",";
  /** A text of several lines, a line a line; absent where the language has no form for it. */
  splitText?: (text: string) => Bracketed;
};

/** A literal over several lines: those between the brackets are indented by one more. */
type Bracketed = { open: string; lines: string[]; close: string };

/** Where a literal begins: how deep its line is indented, and how many characters of the line others need. */
export type LiteralPosition = { depth: number; reservedChars: number };

/** The value as a literal: on one line where it fits, else a member a line. A text is broken only where its lines end. */
export function printLiteral(value: Json, syntax: LiteralSyntax, { depth, reservedChars }: LiteralPosition): string {
  const oneLine = printOnOneLine(value, syntax, syntax.widthChars - reservedChars);
  if (oneLine !== undefined) return oneLine;
  const bracketed = printBracketed(value, syntax, depth + 1);
  if (bracketed === undefined) return printAtom(value, syntax);
  const { open, lines, close } = bracketed;
  const outer = syntax.indent.repeat(depth);
  return [open, ...lines.map((line) => outer + syntax.indent + line), outer + close].join("\n");
}

/** The value on one line, or undefined where that is longer than the room. */
function printOnOneLine(value: Json, syntax: LiteralSyntax, roomChars: number): string | undefined {
  if (typeof value !== "object" || value === null) {
    // An image is not escaped first only to find that it is too long.
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
  if (typeof value !== "object" || value === null) return undefined;
  const indentChars = depth * syntax.indent.length;
  const members = listMembers(value, syntax);
  const lines = members.map(([key, item], index) => {
    const comma = index < members.length - 1 ? "," : syntax.trailingComma;
    return key + printLiteral(item, syntax, { depth, reservedChars: indentChars + key.length + 1 }) + comma;
  });
  return Array.isArray(value) ? { open: "[", lines, close: "]" } : { open: "{", lines, close: "}" };
}

/** The members of a list or an object, each with what stands before it. */
function listMembers(value: Json[] | { [key: string]: Json }, syntax: LiteralSyntax): [key: string, item: Json][] {
  if (Array.isArray(value)) return value.map((item) => ["", item]);
  return Object.entries(value).map(([name, item]) => [`${syntax.writeKey(name)}: `, item]);
}

function printAtom(value: Json, { keywords }: LiteralSyntax): string {
  if (typeof value === "string") return quoteText(value);
  if (typeof value === "boolean" || value === null) return keywords[`${value}`];
  return JSON.stringify(value);
}
