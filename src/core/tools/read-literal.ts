import { readNumber } from "#core/exact-number.ts";
import type { Json, JsonObject } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import type { CodeSyntax } from "./code-scanner.ts";
import { findClosing, findOutside, findTextEnd, splitOutside } from "./code-scanner.ts";

const WORDS: Record<string, Json | undefined> = {
  True: true,
  False: false,
  None: null,
  true: true,
  false: false,
  null: null,
};
/** Deeper than a default value nests. */
const MAX_DEPTH = 20;

/** The value that a piece of a program writes out; undefined for anything that would have to be computed. */
export function readLiteral(code: string, syntax: CodeSyntax, depth = 0): Json | undefined {
  const text = code.trim();
  if (Object.hasOwn(WORDS, text)) return WORDS[text];
  const plain = text
    .replaceAll("_", "")
    .replace(/^\+/, "")
    .replace(/^(-?)\./, "$10.")
    .replace(/\.$/, "");
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(plain)) return readNumber(plain);
  if (/^[rRuUbB]?["'`]/.test(text)) return readText(text, syntax);
  if (depth > MAX_DEPTH) return undefined;
  const open = text.charAt(0);
  if (!"[({".includes(open) || findClosing(text, 0, syntax) !== text.length - 1) return undefined;
  const pieces = splitOutside(text.slice(1, -1), ",", syntax).filter((piece) => piece.trim() !== "");
  if (open === "{") return readEntries(pieces, syntax, depth);
  const isGroup = open === "(" && pieces.length === 1 && !/,\s*\)$/.test(text);
  if (isGroup) return readLiteral(pieces[0] ?? "", syntax, depth + 1);
  const values = pieces.map((piece) => readLiteral(piece, syntax, depth + 1));
  return values.every((value) => value !== undefined) ? values : undefined;
}

function readEntries(pieces: readonly string[], syntax: CodeSyntax, depth: number): JsonObject | undefined {
  const entries: [string, Json][] = [];
  for (const piece of pieces) {
    const colon = findOutside(piece, ":", syntax);
    if (colon === undefined) return undefined;
    const written = piece.slice(0, colon).trim();
    const name = /^[\w$]+$/.test(written) && syntax === "script" ? written : readLiteral(written, syntax, depth + 1);
    const value = readLiteral(piece.slice(colon + 1), syntax, depth + 1);
    if (typeof name !== "string" || value === undefined) return undefined;
    entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

const ESCAPES: Record<string, string | undefined> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", "\n": "" };

/** The words of a quoted text; undefined for more than one text, and for one with values in it. */
export function readText(code: string, syntax: CodeSyntax): string | undefined {
  const prefix = /^[rRuUbB]?/.exec(code)?.[0] ?? "";
  const text = code.slice(prefix.length);
  const quote = text.charAt(0);
  if (!`"'\``.includes(quote) || findTextEnd(text, 0, syntax) !== text.length) return undefined;
  const length = syntax === "python" && text.startsWith(quote.repeat(3)) && text.length >= 6 ? 3 : 1;
  if (text.length < 2 * length || !text.endsWith(quote.repeat(length))) return undefined;
  const inner = text.slice(length, -length);
  if (quote === "`" && inner.includes("${")) return undefined;
  if (prefix.toLowerCase() === "r") return inner;
  return inner.replaceAll(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([\s\S]))/g, (_all, ...groups: unknown[]) => {
    const [long, short, letter] = groups;
    const code16 = typeof long === "string" ? long : short;
    if (typeof code16 === "string") return String.fromCharCode(Number.parseInt(code16, 16));
    return typeof letter === "string" ? (ESCAPES[letter] ?? letter) : "";
  });
}

/** The type that a value has in a schema; undefined for null. */
export function describeLiteralType(value: Json): JsonObject {
  if (value === null) return {};
  if (typeof value === "string") return { type: "string" };
  if (typeof value === "boolean") return { type: "boolean" };
  if (Array.isArray(value))
    return { type: "array", ...(value.length > 0 ? { items: describeLiteralType(value[0] ?? null) } : {}) };
  if (isJsonObject(value) && !Object.hasOwn(value, "etude:number")) return { type: "object" };
  return { type: Number.isInteger(value) ? "integer" : "number" };
}
