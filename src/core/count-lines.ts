/** The number of lines of a text whose lines are wrapped after this many characters; 0 for an empty text. */
export function countLines(text: string, lineChars: number): number {
  let lines = 0;
  for (let at = 0; at < text.length;) {
    const end = text.indexOf("\n", at);
    const length = (end < 0 ? text.length : end) - at;
    lines += Math.max(1, Math.ceil(length / lineChars));
    at += length + 1;
  }
  return lines;
}
