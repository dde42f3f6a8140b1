import type { ProgramLanguage, Token } from "./program-tokens.ts";
import type { ProgramValue } from "./program-value.ts";
import { Filled, Unresolved } from "./program-value.ts";
import { nameVariable } from "#core/templates/name-variable.ts";
import { unescapeJavaScript, unescapePython } from "./unescape-text.ts";

type GetVariable = (name: string) => ProgramValue | undefined;

/** The text of a literal; what an f-string or a template literal fills in is its value, or else a marker. */
export function readTextToken(token: Token, language: ProgramLanguage, getVariable: GetVariable): string | Filled {
  const { source, prefix, quote } = token;
  if (language === "javascript")
    return quote === "`" ? fill(source, /\$\{/g, unescapeJavaScript, getVariable) : unescapeJavaScript(source);
  const unescape = prefix.includes("r") ? (text: string) => text : unescapePython;
  if (!prefix.includes("f")) return unescape(source);
  return fill(source, /\{\{|\}\}|\{/g, unescape, getVariable);
}

/** A text with its holes filled. In Python, doubled braces are braces. */
function fill(
  source: string,
  openings: RegExp,
  unescape: (text: string) => string,
  getVariable: GetVariable,
): string | Filled {
  const holes: string[] = [];
  let text = "";
  let from = 0;
  for (const { 0: opening, index } of source.matchAll(openings)) {
    if (index < from || isEscaped(source, index)) continue;
    text += unescape(source.slice(from, index));
    from = index + opening.length;
    if (opening === "{{" || opening === "}}") {
      text += opening.charAt(0);
      continue;
    }
    const end = findHoleEnd(source, from);
    const piece = readHole(source.slice(from, end), getVariable);
    if (piece instanceof Filled) holes.push(...piece.holes);
    text += piece instanceof Filled ? piece.text : piece;
    from = end + 1;
  }
  text += unescape(source.slice(from));
  return holes.length === 0 ? text : new Filled(text, holes);
}

function isEscaped(source: string, index: number): boolean {
  return source.charAt(index) === "$" && /(?:^|[^\\])(?:\\\\)*\\$/.test(source.slice(Math.max(0, index - 40), index));
}

function findHoleEnd(source: string, from: number): number {
  let depth = 1;
  for (let at = from; at < source.length; at += 1) {
    const letter = source.charAt(at);
    if (letter === "{") depth += 1;
    else if (letter === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return source.length;
}

function readHole(source: string, getVariable: GetVariable): string | Filled {
  const name = source.trim().replace(/[!:=][^]*$/, "");
  const value = getVariable(name);
  if (typeof value === "string" || value instanceof Filled) return value;
  if (typeof value === "number") return String(value);
  return fillUnresolved(new Unresolved(value instanceof Unresolved ? value.source : name));
}

/** A marker in place of a value. */
export function fillUnresolved({ source }: Unresolved): Filled {
  const hole = nameVariable(source);
  return new Filled(`{{${hole}}}`, [hole]);
}
