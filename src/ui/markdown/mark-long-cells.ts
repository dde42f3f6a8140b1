import type { Element, ElementContent, Root } from "hast";

/** The longest line of a cell that is kept on one line, in Latin letters: about 9rem. */
const SHORT_LINE = 20;
/** Letters of East Asian scripts, which are twice as wide. */
const WIDE_LETTER = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

/**
 * A rehype plugin that marks the cells of tables with a long line by `dataLong`: they wrap, and keep a width that can
 * be read, while the others stay on one line.
 */
export function markLongCells(): (tree: Root) => void {
  return markCells;
}

function markCells(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type !== "element") continue;
    if (child.tagName === "td" || child.tagName === "th") {
      if (isLongCell(getText(child))) child.properties["dataLong"] = true;
    } else markCells(child);
  }
}

/** True for the text of a cell with a line that is too long to be kept on one. */
export function isLongCell(text: string, shortLine = SHORT_LINE): boolean {
  return text.split("\n").some((line) => measureLine(line) > shortLine);
}

function measureLine(line: string): number {
  return line.length + (line.match(WIDE_LETTER)?.length ?? 0);
}

function getText(node: ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  return node.tagName === "br" ? "\n" : node.children.map(getText).join("");
}
