/** The rough work of drawing a character of text, a mark, and a line, which may be a block of its own. */
const CHARACTER_WORK = 1;
const MARK_WORK = 12;
const LINE_WORK = 150;

/** Characters that may begin or end something in Markdown. */
const MARKS: ReadonlySet<string> = new Set("*_~`[]<>&|$\\:@!");

/**
 * The position in a Markdown text up to which it can be drawn from `from` with this much work, but at most `to`. An
 * ordinary answer takes less than twenty of it for each character; a text of marks and short lines takes much more.
 */
export function advanceByWork(text: string, from: number, to: number, work: number): number {
  let left = work;
  let at = from;
  while (at < to && left > 0) {
    const character = text.charAt(at);
    left -= character === "\n" ? LINE_WORK : MARKS.has(character) ? MARK_WORK : CHARACTER_WORK;
    at += 1;
  }
  return at;
}
