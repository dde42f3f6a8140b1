/** A text on one line, without what Markdown would take for marks. */
export function escapeLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_[\]<>#|]/g, (mark) => `\\${mark}`);
}
