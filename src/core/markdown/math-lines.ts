/** Display math that a line opens: complete on the line, or continuing to a line that ends in `closing`. */
export type MathOpening = { kind: "one-line-math" } | { kind: "math"; closing: string };

const CLOSING_BY_OPENING: Readonly<Record<string, string>> = { $$: "$$", "\\[": "\\]" };

/**
 * The display math that a line opens, given without indentation and line ending; undefined for none.
 *
 * `$$ … $$` and `\[ … \]` may fill one line. Over several lines the opening stands alone, or `$$` stands before a
 * command (`$$\begin{aligned}`): "$$ is the shell's own number" must not swallow the rest of a text.
 */
export function parseMathOpening(text: string): MathOpening | undefined {
  const closing = CLOSING_BY_OPENING[text.slice(0, 2)];
  if (closing === undefined || text.startsWith("$$$")) return undefined;
  const rest = text.slice(2).trimEnd();
  const end = rest.indexOf(closing);
  if (end < 0)
    return rest === "" || (closing === "$$" && rest.startsWith("\\")) ? { kind: "math", closing } : undefined;
  return end > 0 && end === rest.length - closing.length && rest.slice(0, end).trim() !== ""
    ? { kind: "one-line-math" }
    : undefined;
}

/** True where a line ends display math with `closing`; TeX may stand before `closing` on the same line. */
export function isMathEnd(line: string, closing: string): boolean {
  const text = line.trimEnd();
  return text.endsWith(closing) && !text.endsWith(`\\${closing}`);
}
