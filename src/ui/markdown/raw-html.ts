import type { Nodes, Paragraph, Root } from "mdast";

const HOLDS_TEXT: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "tableCell",
  "emphasis",
  "strong",
  "delete",
  "link",
  "linkReference",
]);

/** A remark plugin after which HTML in a text is text: nothing is parsed, and nothing that a model said is lost. */
export function rawHtmlAsText(): (tree: Root) => void {
  return showHtml;
}

function showHtml(node: Nodes): void {
  if (!("children" in node)) return;
  for (const [index, child] of node.children.entries()) {
    if (child.type === "html")
      node.children.splice(
        index,
        1,
        HOLDS_TEXT.has(node.type) ? { type: "text", value: child.value } : asParagraph(child.value.trimEnd()),
      );
    else showHtml(child);
  }
}

function asParagraph(value: string): Paragraph {
  return { type: "paragraph", data: { hProperties: { className: ["raw-html"] } }, children: [{ type: "text", value }] };
}
