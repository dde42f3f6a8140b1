import type { Element, ElementContent, Root } from "hast";

/** The caret after growing text. It takes no room in the line, so nothing moves when it disappears. */
export function StreamingCaret() {
  return <span className="streaming-caret" aria-hidden />;
}

/** Elements that the caret stands after: they have no text, or their text is a mark. */
const VOID_TAGS: ReadonlySet<string> = new Set(["input", "img", "br", "hr", "cite"]);

/**
 * A rehype plugin for the growing block: adds the caret after its last text. Code and math at the end are marked with
 * `dataGrowing` instead, since they may be unfinished.
 */
export function addStreamingCaret(): (tree: Root) => void {
  return (tree) => addCaret(tree);
}

function addCaret(parent: Root | Element): void {
  const last = parent.children.findLast(isVisible);
  if (last?.type !== "element" || VOID_TAGS.has(last.tagName)) {
    parent.children.push(buildCaret());
  } else if (last.tagName === "pre" || last.properties["dataMath"] !== undefined) {
    last.properties["dataGrowing"] = true;
    if (last.tagName !== "pre") parent.children.push(buildCaret());
  } else {
    addCaret(last);
  }
}

function isVisible(node: Root["children"][number]): node is ElementContent {
  return node.type === "element" || (node.type === "text" && node.value.trim() !== "");
}

function buildCaret(): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["streaming-caret"], ariaHidden: "true" },
    children: [],
  };
}
