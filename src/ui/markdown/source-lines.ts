import type { ParseContext } from "micromark-util-types";

type Source = { text: string; lines?: readonly string[] };

const sources = new WeakMap<ParseContext, Source>();

/** Keeps the text that a parser is about to read, for syntax that has to look ahead: a parser sees one line at a time. */
export function keepSource(parser: ParseContext, text: string): void {
  sources.set(parser, { text });
}

/** The lines of the text that a parser reads, as it counts them. */
export function getSourceLines(parser: ParseContext): readonly string[] {
  const source = sources.get(parser);
  if (source === undefined) return [];
  return (source.lines ??= source.text.split(/\r\n|\n|\r/));
}
