import type { Nodes, Root } from "mdast";

/** Math of one paragraph, heading or table: whether some of it is certain, and where the rest stands. */
type Scope = { hasCertain: boolean; doubtful: { siblings: Nodes[]; index: number; source: string }[] };

const SCOPES: ReadonlySet<string> = new Set(["paragraph", "heading", "table"]);

/**
 * A remark plugin that turns doubtful math, such as a number between dollars, back into text where its paragraph,
 * heading or table has no other math.
 */
export function settleDoubtfulMath(): (tree: Root) => void {
  return (tree) => settle(tree, { hasCertain: false, doubtful: [] });
}

function settle(parent: Nodes, outer: Scope): void {
  if (!("children" in parent)) return;
  const scope: Scope = SCOPES.has(parent.type) ? { hasCertain: false, doubtful: [] } : outer;
  const siblings: Nodes[] = parent.children;
  for (const [index, child] of siblings.entries()) {
    const source = child.type === "inlineCode" ? child.data?.hProperties?.["dataSource"] : undefined;
    if (typeof source !== "string") settle(child, scope);
    else if (isDoubtful(child)) scope.doubtful.push({ siblings, index, source });
    else scope.hasCertain = true;
  }
  if (scope === outer || scope.hasCertain) return;
  for (const { siblings: among, index, source } of scope.doubtful)
    // In text, the backslash of a bracket is not shown.
    among.splice(index, 1, { type: "text", value: source.replaceAll(/\\(?=[()])/g, "") });
}

function isDoubtful(node: Nodes): boolean {
  return node.data !== undefined && "isDoubtful" in node.data && node.data.isDoubtful === true;
}
