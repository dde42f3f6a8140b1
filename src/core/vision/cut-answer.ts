import { createJsonReader } from "#core/data/json-reader.ts";
import { parseFence } from "#core/markdown/parse-fence.ts";
import { splitBlocks } from "#core/markdown/split-blocks.ts";
import type { Phrase } from "./find-phrases.ts";
import type { Shape } from "./find-shapes.ts";

/**
 * A piece of an answer with boxes: code that contains some, at its position in the answer, or Markdown, in which every
 * box and every phrase that says a label is replaced by inline code with its mark.
 */
export type AnswerPiece =
  | { kind: "code"; start: number; code: string }
  | { kind: "markdown"; start: number; text: string };

/** The mark of a box or phrase within Markdown: a private character, which no text contains, and its position. */
const MARK = /^\uE0B0(\d+)$/;

/** The position of the box or phrase that inline code marks; undefined for other code. */
export function parseShapeMark(code: string): number | undefined {
  const [, start] = MARK.exec(code) ?? [];
  return start === undefined ? undefined : Number(start);
}

/** Cuts an answer into code with boxes, without its fences, and the Markdown around it. */
export function cutAnswer(text: string, shapes: readonly Shape[], phrases: readonly Phrase[] = []): AnswerPiece[] {
  const json = createJsonReader()(text);
  const codeEnd = json === undefined || json.isUndecided ? 0 : json.end;
  const pieces: AnswerPiece[] = codeEnd > 0 ? [{ kind: "code", start: 0, code: text.slice(0, codeEnd).trimEnd() }] : [];
  for (const { key, text: block } of splitBlocks(text.slice(codeEnd)).blocks) {
    const start = codeEnd + key;
    const isInside = (range: Range) => range.start >= start && range.start < start + block.length;
    const inside = shapes.filter(isInside);
    const code = inside.length > 0 ? findCode(block, start) : undefined;
    const last = pieces.at(-1);
    const marked = () => markRanges(block, start, [...inside, ...phrases.filter(isInside)].toSorted(compareStarts));
    if (code) pieces.push(code);
    else if (last?.kind === "markdown") last.text += marked();
    else pieces.push({ kind: "markdown", start, text: marked() });
  }
  return pieces;
}

function findCode(block: string, start: number): AnswerPiece | undefined {
  const fence = parseFence(block);
  if (!fence) return undefined;
  const at = block.indexOf("\n") + 1;
  // The code of an indented fence stands otherwise in the answer than it is shown.
  return block.startsWith(fence.code, at) ? { kind: "code", start: start + at, code: fence.code } : undefined;
}

type Range = { start: number; end: number };

const compareStarts = (a: Range, b: Range): number => a.start - b.start;

function markRanges(block: string, start: number, ranges: readonly Range[]): string {
  let marked = "";
  let end = 0;
  for (const range of ranges) {
    const from = range.start - start;
    const to = Math.min(block.length, range.end - start);
    const isInCode = block[from - 1] === "`" && block[to] === "`";
    const quote = isInCode ? "" : "`";
    marked += `${block.slice(end, from)}${quote}\uE0B0${range.start}${quote}`;
    end = to;
  }
  return marked + block.slice(end);
}
