/**
 * A line, also in quotes and lists, of nothing but the marks that open or close code, a formula or emphasis, underline a
 * heading or draw a line.
 */
const FENCE_LINE = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`+|~+|\$+|-+|=+|\*+|_+)$/;
/** The beginning of a definition of a link or a footnote, with a label of one word. */
const OPEN_LABEL = /^ {0,3}\[(?:\^?[\w-]{0,40}(?:\](?::[ \t]*)?)?)?$/;
/** A definition of a link that may yet go on: its address, and after a space its title. */
const OPEN_DEFINITION = /^ {0,3}\[(?!\^)[^\][\\]{1,200}\]:[ \t]*(?:\S+(?:[ \t]+(?:["'(].*)?)?)?$/;
const DEFINITION = /^ {0,3}\[[^\][\\]{1,200}\]:/;

/**
 * A growing text without what stands at its end and shows nothing, or something else, once the next characters have come: a
 * backslash, marks on a line of their own, or a link definition. They would be seen for a
 * moment and taken back.
 */
export function cutOpenMark(text: string): string {
  const start = text.lastIndexOf("\n") + 1;
  const line = text.slice(start);
  const marks = FENCE_LINE.exec(line)?.[1];
  if (marks !== undefined) return text.slice(0, text.length - marks.length);
  if ((OPEN_LABEL.test(line) || OPEN_DEFINITION.test(line)) && canDefine(text, start)) return text.slice(0, start);
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(line.slice(-100)) ? text.slice(0, -1) : text;
}

/** A definition does not interrupt a paragraph. */
function canDefine(text: string, start: number): boolean {
  const before = text.slice(text.lastIndexOf("\n", start - 2) + 1, Math.max(0, start - 1));
  return before.trim() === "" || DEFINITION.test(before);
}
