import type { Element, ElementContent, Root } from "hast";

/** Elements in which a number in brackets is no mark of a source. */
const OTHERS: ReadonlySet<string> = new Set(["a", "code", "pre"]);
const MARK = /(\[\d{1,3}\])/;

/**
 * A rehype plugin that makes an element of each number in brackets, such as "[2]". `SourceMark` draws it as a link where
 * the reply names that many sources, and as text elsewhere.
 */
export function markSources(): (tree: Root) => void {
  return markIn;
}

function markIn(parent: Root | Element): void {
  for (const [index, child] of [...parent.children.entries()].toReversed()) {
    if (child.type === "element" && !OTHERS.has(child.tagName)) markIn(child);
    if (child.type !== "text" || !MARK.test(child.value)) continue;
    const pieces = child.value.split(MARK).filter((piece) => piece !== "");
    parent.children.splice(index, 1, ...pieces.map(buildPiece));
  }
}

function buildPiece(value: string): ElementContent {
  const text: ElementContent = { type: "text", value };
  return MARK.test(value) ? { type: "element", tagName: "cite", properties: {}, children: [text] } : text;
}
