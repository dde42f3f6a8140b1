import { findMarkupRoot, type MarkupRoot } from "./find-markup-root.ts";

/** The document of markup that a text begins with. */
export type LeadingMarkup = { language: MarkupRoot["language"]; end: number; isUndecided: boolean };

/** The text in which the root of a document must be found. */
const MAX_HEAD_CHARS = 2000;
/** The longest tag whose beginning is read again once more of it has come. */
const MAX_TAG_CHARS = 1000;

type Scan = { text: string; at: number; depth: number; end: number | undefined };

/**
 * Creates a reader of the document of markup that a text begins with. The document ends with its root element, where
 * that ends a line; what stands after it is none of it. Reads only what was added since the last call.
 */
export function createMarkupReader(): (text: string) => LeadingMarkup | undefined {
  let scan: Scan = { text: "", at: 0, depth: 0, end: undefined };
  return (text) => {
    if (text.slice(0, scan.text.length) !== scan.text) scan = { text: "", at: 0, depth: 0, end: undefined };
    const root = findMarkupRoot(text.slice(0, MAX_HEAD_CHARS));
    if (root === "undecided") {
      return text.length < MAX_HEAD_CHARS ? { language: "xml", end: text.length, isUndecided: true } : undefined;
    }
    if (root === undefined) return undefined;
    if (scan.end === undefined && root.name !== "") readTags(scan, text, root.name);
    scan.text = text.slice(0, scan.end ?? text.length);
    return { language: root.language, end: scan.end ?? text.length, isUndecided: false };
  };
}

/** Counts the tags of the root element, which may stand inside itself, up to the one that closes it. */
function readTags(scan: Scan, text: string, name: string): void {
  const escaped = name.replaceAll(".", "\\.");
  const tag = new RegExp(`<(/?)${escaped}(?:\\s[^<>]*?)?(/?)>([ \\t]*(?:\\r\\n|\\n|\\r(?!$)))?`, "gi");
  tag.lastIndex = scan.at;
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    const [all, closes = "", isEmpty = "", lineEnd] = found;
    // The line of the last tag may yet end or go on.
    if (lineEnd === undefined && text.slice(found.index + all.length).trim() === "") return;
    scan.at = found.index + all.length;
    // A page holds no other page, but its scripts may hold the tag.
    if (closes !== "") scan.depth -= 1;
    else if (isEmpty === "") scan.depth = name === "html" ? 1 : scan.depth + 1;
    if (scan.depth <= 0 && lineEnd !== undefined && closes + isEmpty !== "") {
      scan.end = scan.at;
      return;
    }
  }
  scan.at = Math.max(scan.at, text.length - MAX_TAG_CHARS);
}
