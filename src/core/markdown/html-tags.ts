/**
 * The tags that are drawn, as elements of our own and never as HTML: they say nothing but how a few words look. A tag
 * with attributes stays text, since what the attributes say would be lost.
 */
const DRAWN_NAMES: ReadonlySet<string> = new Set("b i u s em strong del ins mark small sub sup kbd code".split(" "));

/** A tag that is drawn: a line break, or the beginning or the end of an element. */
export type DrawnTag = { kind: "break" } | { kind: "opening" | "closing"; name: string };

/** The tag that a piece of HTML is, where it is drawn; undefined for HTML that stays text. */
export function parseDrawnTag(html: string): DrawnTag | undefined {
  if (/^<\/?br[ \t]*\/?>$/i.test(html)) return { kind: "break" };
  const [, slash, typed = ""] = /^<(\/?)([a-z]+)[ \t]*>$/i.exec(html) ?? [];
  const name = typed.toLowerCase();
  return DRAWN_NAMES.has(name) ? { kind: slash === "/" ? "closing" : "opening", name } : undefined;
}

/**
 * True for a line that is one drawn tag. By the rules of Markdown it would begin a block of HTML, and everything up to
 * the next blank line would be shown as written; here it begins a paragraph.
 */
export function isDrawnTagLine(line: string): boolean {
  return parseDrawnTag(line.trim()) !== undefined;
}

/** The position of a summary within its line; undefined where the line has none. */
export type DisclosureLine = { summary: { start: number; end: number } | undefined };

const DISCLOSURE_TAG = "<details(?:[ \\t]+open)?>|<\\/details>";
const DISCLOSURE = new RegExp(
  `^[ \\t]*(?:(?:${DISCLOSURE_TAG})[ \\t]*)*(?:(<summary>[ \\t]*)(\\S.*?)?[ \\t]*<\\/summary>|<\\/?summary>)?[ \\t]*(?:(?:${DISCLOSURE_TAG})[ \\t]*)*$`,
  "i",
);

/**
 * The parts of a line of nothing but `<details>` and `<summary>` tags and the summary between them; undefined for other
 * lines. Such a line is a block of its own: the summary is drawn as a line of strong text and what follows as Markdown,
 * always in sight.
 */
export function parseDisclosureLine(line: string): DisclosureLine | undefined {
  if (!/^[ \t]*<\/?(?:details|summary)/i.test(line)) return undefined;
  const [all, opening, text] = DISCLOSURE.exec(line) ?? [];
  if (all === undefined) return undefined;
  if (opening === undefined || text === undefined) return { summary: undefined };
  const start = line.indexOf(opening) + opening.length;
  return { summary: { start, end: start + text.length } };
}

/** Every text that may yet become a drawn tag, a break or a disclosure. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...DRAWN_NAMES, "br", "br /", "br/", "details", "details open", "summary"].flatMap((name) =>
    [`<${name}`, `</${name}`].flatMap((tag) => Array.from(tag, (_, index) => tag.slice(0, index + 1))),
  ),
);

/** The text without an unfinished tag at its end that is drawn once it is finished. */
export function dropUnfinishedTag(text: string): string {
  const start = text.lastIndexOf("<");
  return start >= 0 && text.length - start < 16 && BEGINNINGS.has(text.slice(start).toLowerCase())
    ? text.slice(0, start)
    : text;
}
