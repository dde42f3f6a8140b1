import type { Nodes, Paragraph, PhrasingContent, Root } from "mdast";
import { pairTags } from "./pair-tags.ts";

/** The nodes whose children are words, among which HTML is a single tag. */
type TextParent = Extract<Nodes, { children: PhrasingContent[] }>;

const TEXT_PARENTS: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "tableCell",
  "emphasis",
  "strong",
  "delete",
  "link",
  "linkReference",
]);

/**
 * A remark plugin that draws the tags of `parseDrawnTag` as elements of our own, and turns all other HTML into text, so
 * that no HTML is parsed and nothing of a reply is lost. In growing text a tag that is open at its end is drawn.
 */
export function drawHtmlTags({ isGrowing }: { isGrowing: boolean }): (tree: Root) => void {
  return (tree) => drawTags(tree, isGrowing);
}

function drawTags(node: Nodes, mayGrow: boolean): void {
  if (!("children" in node)) return;
  const last = node.children.at(-1);
  for (const child of node.children) drawTags(child, mayGrow && child === last);
  if (isTextParent(node)) {
    if (node.children.some(isHtml)) node.children = pairTags(node.children, mayGrow);
    return;
  }
  for (const [index, child] of node.children.entries())
    if (child.type === "html") node.children.splice(index, 1, buildParagraph(child.value.trimEnd()));
}

function isTextParent(node: Nodes): node is TextParent {
  return TEXT_PARENTS.has(node.type);
}

function isHtml(node: PhrasingContent): boolean {
  return node.type === "html";
}

function buildParagraph(value: string): Paragraph {
  return { type: "paragraph", data: { hProperties: { className: ["raw-html"] } }, children: [{ type: "text", value }] };
}
