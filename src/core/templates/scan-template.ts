import { getMarkerValue } from "./get-marker-value.ts";

/**
 * A piece of a prompt: text that is sent as it stands; a marker that a variable fills; a marker that holds wordings, of
 * which one is sent; or a pair of braces that is no marker and is sent as it stands. `written` is the piece as typed.
 */
export type TemplatePiece =
  | { kind: "text" | "braces"; text: string }
  | { kind: "variable"; name: string; written: string }
  | { kind: "wordings"; name: string; wordings: string[]; written: string };

/** A piece that is filled. Its name is the variable's, or the wordings as one text, which no variable can be named. */
export type Marker = Extract<TemplatePiece, { name: string }>;

/** A pair of double braces around others or none; `end` is behind it. */
type BracePair = { start: number; end: number };

/**
 * The pieces of a prompt in order. A marker stands between double braces: `{{name}}`, or `{{formal | playful}}` with at
 * least two different wordings, of which one may be empty. Markers do not nest: braces around braces are sent as they
 * stand. A backslash before a marker makes it text and is not sent; two are sent as one, before a marker that is filled.
 */
export function scanTemplate(text: string): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let position = 0;
  const takeText = (to: number, kept = text.slice(position, to)) => {
    position = to;
    const last = pieces.at(-1);
    if (last?.kind === "text") last.text += kept;
    else if (kept !== "") pieces.push({ kind: "text", text: kept });
  };
  for (const { start, end } of findOuterPairs(text)) {
    const written = text.slice(start, end);
    const marker = parseMarker(written);
    if (!marker) {
      takeText(start);
      position = end;
      pieces.push({ kind: "braces", text: written });
      continue;
    }
    const backslashes = countBackslashesBefore(text, start, position);
    takeText(start - backslashes);
    takeText(start, "\\".repeat(Math.floor(backslashes / 2)));
    if (backslashes % 2 === 1) takeText(end);
    else {
      position = end;
      pieces.push(marker);
    }
  }
  takeText(text.length);
  return pieces;
}

/** The text with each marker replaced once by its value; a marker without a value stays as it is written. */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  // Most texts hold no braces.
  if (!text.includes("{{")) return text;
  return scanTemplate(text)
    .map((piece) => {
      if (!("name" in piece)) return piece.text;
      return getMarkerValue(values, piece.name) ?? piece.written;
    })
    .join("");
}

/** The markers of some prompts in order of their first occurrence, each once. */
export function listMarkers(texts: readonly string[]): Marker[] {
  const markers = new Map<string, Marker>();
  for (const piece of texts.flatMap((text) => (text.includes("{{") ? scanTemplate(text) : [])))
    if ("name" in piece && !markers.has(piece.name)) markers.set(piece.name, piece);
  return [...markers.values()];
}

/** The pairs of double braces that stand in no other pair, in order. Braces without a partner belong to none. */
function findOuterPairs(text: string): BracePair[] {
  const openings: number[] = [];
  const pairs: BracePair[] = [];
  for (const { 0: braces, index } of text.matchAll(/\{\{|\}\}/g)) {
    if (braces === "{{") {
      openings.push(index);
      continue;
    }
    const start = openings.pop();
    if (start === undefined) continue;
    while ((pairs.at(-1)?.start ?? -1) > start) pairs.pop();
    pairs.push({ start, end: index + 2 });
  }
  return pairs;
}

/** Letters, marks and digits of any language, with `_` and `-`. */
const NAME = /^[\p{L}\p{M}\p{N}_-]+$/u;

/** The marker that a text between double braces is; undefined where it is none. */
function parseMarker(written: string): Marker | undefined {
  const inside = written.slice(2, -2);
  if (/[{}]/.test(inside)) return undefined;
  const name = inside.trim();
  if (NAME.test(name)) return { kind: "variable", name, written };
  const wordings = [...new Set(splitWordings(inside))];
  if (wordings.length < 2 || inside.includes("||") || isFilterChain(wordings)) return undefined;
  return { kind: "wordings", name: joinWordings(wordings), wordings, written };
}

/** Wordings as they are typed, between bars; a bar in a wording is written `\|`. */
export function joinWordings(wordings: readonly string[]): string {
  return wordings.map((wording) => wording.replaceAll("|", "\\|")).join(" | ");
}

/** The wordings between the bars of a text, without the white space around them. */
export function splitWordings(typed: string): string[] {
  return typed.split(/(?<!\\)\|/).map((wording) => wording.trim().replaceAll("\\|", "|"));
}

/** A value in the template languages of programs: a path such as `user.name`, or a text in quotes. */
const PATH_OR_QUOTED = /^(?:[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}\p{N}_$]+|\[[^\]]*\])+|"[^"]*"|'[^']*')$/u;
const FILTER = /^[\p{L}_][\p{L}\p{N}_]*(?:\s*\(.*\)|:\s.*)?$/su;
const CALLED_FILTER = /^[\p{L}_][\p{L}\p{N}_]*\(.*\)$/su;

/** True for what Jinja, Liquid and their like write between bars: a value and its filters, such as `user.name | upper`. */
function isFilterChain([value = "", ...filters]: readonly string[]): boolean {
  if (!filters.every((filter) => FILTER.test(filter))) return false;
  return PATH_OR_QUOTED.test(value) || filters.every((filter) => CALLED_FILTER.test(filter));
}

function countBackslashesBefore(text: string, index: number, least: number): number {
  let count = 0;
  while (index - count > least && text[index - count - 1] === "\\") count += 1;
  return count;
}
