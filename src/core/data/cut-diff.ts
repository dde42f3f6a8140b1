import { SETTLED_LIMITS } from "#core/drawing-budget.ts";

/** Lines of a difference that are of one kind, with their line endings. */
export type DiffPiece = { kind: "added" | "removed" | "hunk" | "file" | "same"; text: string };

/** A piece counts as its element and its text. */
const MAX_PIECES = SETTLED_LIMITS.maxNodes / 2;
/** The lines of a piece at most, so that a growing difference is drawn again a piece at a time. */
const MAX_LINES = 100;

const FILE =
  /^(?:diff |index [\da-f]|Index: |={20}|(?:old|new|deleted) (?:file )?mode |(?:dis)?similarity |rename |copy |Binary files |\*\*\* |--- \S|\+\+\+ \S)/;

/** The lines of a difference by their kind, and the text after as many of them as may be drawn at once. */
export function cutDiff(diff: string): { pieces: DiffPiece[]; rest: string } {
  const pieces: DiffPiece[] = [];
  const line = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
  let at = 0;
  let lineCount = 0;
  let isInHunk = false;
  // A patch by mail begins with a letter, which may have a line of dashes.
  let isLetter = diff.startsWith("From ");
  while (at < diff.length) {
    line.lastIndex = at;
    const [text = ""] = line.exec(diff) ?? [];
    const found = getKind(text, isInHunk);
    isLetter &&= found !== "file";
    const kind = isLetter ? "same" : found;
    isInHunk = kind === "hunk" || (isInHunk && kind !== "file");
    const last = pieces.at(-1);
    if (last?.kind === kind && lineCount < MAX_LINES) {
      last.text += text;
      lineCount += 1;
    } else if (pieces.length === MAX_PIECES) {
      return { pieces, rest: diff.slice(at) };
    } else {
      pieces.push({ kind, text });
      lineCount = 1;
    }
    at += text.length;
  }
  return { pieces, rest: "" };
}

function getKind(line: string, isInHunk: boolean): DiffPiece["kind"] {
  if (line.startsWith("@@")) return "hunk";
  // Within a hunk, a removed line that begins with two dashes looks like the name of a file.
  if (
    FILE.test(line) &&
    !(isInHunk && /^(?:--|\+\+)/.test(line) && !/^(?:--- (?:a\/|\/dev)|\+\+\+ (?:b\/|\/dev))/.test(line))
  )
    return "file";
  if (line.startsWith("+")) return "added";
  return line.startsWith("-") ? "removed" : "same";
}
