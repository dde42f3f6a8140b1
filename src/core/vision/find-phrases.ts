import { escapePattern } from "#core/escape-pattern.ts";
import type { Shape } from "./find-shapes.ts";

/** A piece of an answer that says the label of a box: its range in UTF-16 units, and the position of the box. */
export type Phrase = { start: number; end: number; shapeStart: number };

/** A reader follows no more phrases. */
const MAX_PHRASES = 200;
const MIN_LABEL_CHARS = 3;

const FENCE = /^ {0,3}(?:```|~~~)/;
const INDENTED_CODE = /^(?: {4}|\t)(?!\s*(?:[-*+]|\d+[.)])\s)/;
/** Links, formulas, tags and escapes, within which a phrase could not be replaced by a piece of its own. */
const SPECIAL = /``|\$|\]\(|\]\[|<|https?:|\\/;

/**
 * The places in the sentences of an answer that say the label of one of its boxes, in order and apart from the boxes
 * themselves. Code, links and formulas are left out, and so are labels that several boxes share.
 */
export function findPhrases(text: string, shapes: readonly Shape[]): Phrase[] {
  const starts = indexLabels(shapes);
  if (starts.size === 0) return [];
  const labels = [...starts.keys()].toSorted((a, b) => b.length - a.length).map(escapePattern);
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${labels.join("|")})(?![\p{L}\p{N}_])`, "giu");
  const phrases: Phrase[] = [];
  let isFenced = false;
  let lineStart = 0;
  for (const line of text.split("\n")) {
    const isFence = FENCE.test(line);
    if (isFence) isFenced = !isFenced;
    else if (!isFenced && !INDENTED_CODE.test(line) && !SPECIAL.test(line))
      for (const match of line.matchAll(pattern)) {
        const shapeStart = starts.get(fold(match[0]));
        const start = lineStart + match.index;
        const end = start + match[0].length;
        const isInCode = line.slice(0, match.index).split("`").length % 2 === 0;
        const isApart = shapes.every((shape) => end <= shape.start || start >= shape.end);
        if (shapeStart !== undefined && !isInCode && isApart) phrases.push({ start, end, shapeStart });
        if (phrases.length === MAX_PHRASES) return phrases;
      }
    lineStart += line.length + 1;
  }
  return phrases;
}

/** The positions of boxes by their folded labels, of which each is that of one box alone. */
function indexLabels(shapes: readonly Shape[]): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  const shared = new Set<string>();
  for (const { label, start } of shapes) {
    const key = fold(label);
    if (key.length < MIN_LABEL_CHARS || !/\p{L}/u.test(key)) continue;
    if (starts.has(key)) shared.add(key);
    else starts.set(key, start);
  }
  for (const key of shared) starts.delete(key);
  return starts;
}

const fold = (label: string): string => label.toLowerCase();
