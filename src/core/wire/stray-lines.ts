import { findErrorInLine } from "./parse-failure.ts";

/** An error over several lines is shorter. */
const MAX_LINES = 1000;
const MAX_CHARS = 64_000;

/** The lines of a response that belong to no event, as many of them as an error over several lines may have. */
export type StrayLines = {
  /** The error that a line completes: it is one by itself, or the last line of one over several lines. */
  add(line: string): string | undefined;
  /** The lines so far; undefined where there are none. */
  text(): string | undefined;
};

/** Creates an empty list. */
export function createStrayLines(): StrayLines {
  let lines: string[] = [];
  let sizeChars = 0;
  return {
    add(line) {
      const hasRoom = lines.length < MAX_LINES && sizeChars + line.length <= MAX_CHARS;
      if (hasRoom) lines.push(line);
      // Even a line too long for the list shows that something has come.
      else if (lines.length === 0) lines.push(line.slice(0, MAX_CHARS));
      sizeChars += line.length;
      const isLast = hasRoom && /^\}?\]?$/.test(line.trim()) && line.trim() !== "";
      const error = findErrorInLine(line) ?? (isLast ? findErrorInLine(lines.join("\n")) : undefined);
      if (error === undefined) return undefined;
      lines = [];
      sizeChars = 0;
      return error;
    },
    text: () => (lines.length === 0 ? undefined : lines.join("\n")),
  };
}
