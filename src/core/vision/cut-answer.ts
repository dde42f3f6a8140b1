import { createJsonReader } from "#core/data/json-reader.ts";
import { parseFence } from "#core/markdown/parse-fence.ts";
import { splitBlocks } from "#core/markdown/split-blocks.ts";
import type { Shape } from "./find-shapes.ts";

/**
 * A piece of an answer with boxes: code that contains some, at its position in the answer, or Markdown, in which every
 * box is replaced by inline code with its mark.
 */
export type AnswerPiece =
  | { kind: "code"; start: number; code: string }
  | { kind: "markdown"; start: number; text: string };

/** The mark of a box within Markdown: a private character, which no text contains, and the position of the box. */
const MARK = /^\uE0B0(\d+)$/;

/** The position of the box that inline code marks; undefined for other code. */
export function parseShapeMark(code: string): number | undefined {
  const [, start] = MARK.exec(code) ?? [];
  return start === undefined ? undefined : Number(start);
}

/** Cuts an answer into code with boxes, without its fences, and the Markdown around it. */
export function cutAnswer(text: string, shapes: readonly Shape[]): AnswerPiece[] {
  const json = createJsonReader()(text);
  const codeEnd = json === undefined || json.isUndecided ? 0 : json.end;
  const pieces: AnswerPiece[] = codeEnd > 0 ? [{ kind: "code", start: 0, code: text.slice(0, codeEnd).trimEnd() }] : [];
  for (const { key, text: block } of splitBlocks(text.slice(codeEnd)).blocks) {
    const start = codeEnd + key;
    const inside = shapes.filter((shape) => shape.start >= start && shape.start < start + block.length);
    const code = inside.length > 0 ? findCode(block, start) : undefined;
    const last = pieces.at(-1);
    if (code) pieces.push(code);
    else if (last?.kind === "markdown") last.text += markShapes(block, start, inside);
    else pieces.push({ kind: "markdown", start, text: markShapes(block, start, inside) });
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

function markShapes(block: string, start: number, shapes: readonly Shape[]): string {
  let marked = "";
  let end = 0;
  for (const shape of shapes) {
    const from = shape.start - start;
    const to = Math.min(block.length, shape.end - start);
    const isInCode = block[from - 1] === "`" && block[to] === "`";
    const quote = isInCode ? "" : "`";
    marked += `${block.slice(end, from)}${quote}\uE0B0${shape.start}${quote}`;
    end = to;
  }
  return marked + block.slice(end);
}
