import type { Nodes, Paragraph, Root } from "mdast";

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

/** A remark plugin that turns HTML into text, so that no HTML is parsed and nothing of a reply is lost. */
export function convertHtmlToText(): (tree: Root) => void {
  return convertHtmlNodes;
}

function convertHtmlNodes(node: Nodes): void {
  if (!("children" in node)) return;
  for (const [index, child] of node.children.entries()) {
    if (child.type === "html")
      node.children.splice(
        index,
        1,
        TEXT_PARENTS.has(node.type) ? { type: "text", value: child.value } : buildParagraph(child.value.trimEnd()),
      );
    else convertHtmlNodes(child);
  }
}

function buildParagraph(value: string): Paragraph {
  return { type: "paragraph", data: { hProperties: { className: ["raw-html"] } }, children: [{ type: "text", value }] };
}
