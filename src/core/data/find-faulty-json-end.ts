/** A bracket that ends its line, and a quotation mark or a bracket on the next one: no text begins so. */
const LAID_OUT = /^\uFEFF?\s*(?:\{[ \t]*(?:\r\n|\n)\s*"|\[[ \t]*(?:\r\n|\n)\s*[{["])/;
const MAX_HEAD_CHARS = 500;

/**
 * The end of JSON with a fault, such as a comment or three dots, that a text begins with and that is laid out in lines:
 * after the first line that begins with its closing bracket, or the length of the text. Undefined for other texts.
 */
export function findFaultyJsonEnd(text: string): number | undefined {
  if (!LAID_OUT.test(text.slice(0, MAX_HEAD_CHARS))) return undefined;
  const closing = /^\uFEFF?\s*\{/.test(text) ? "\n}" : "\n]";
  const line = text.indexOf(closing);
  const end = line === -1 ? -1 : text.indexOf("\n", line + closing.length);
  return end === -1 ? text.length : end + 1;
}
