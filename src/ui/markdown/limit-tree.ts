import type { Nodes, Root } from "mdast";
import { findOverrun, OverrunError, type DrawingLimits } from "#core/drawing-budget.ts";

/** The elements that a small formula becomes. */
const FORMULA_ELEMENTS = 12;
const FORMULA_CHILDREN: readonly Nodes[] = Array.from({ length: FORMULA_ELEMENTS }, () => ({
  type: "text",
  value: "",
}));

/** A remark plugin that throws an `OverrunError` for a tree that is too deep or too large to be drawn. */
export function limitTree({ limits }: { limits: DrawingLimits }): (tree: Root) => void {
  return (tree) => {
    const overrun = findOverrun<Nodes>(tree, getChildren, limits);
    if (overrun !== undefined) throw new OverrunError(overrun);
  };
}

function getChildren(node: Nodes): readonly Nodes[] | undefined {
  if ("children" in node) return node.children;
  return node.type === "inlineCode" && node.data?.hProperties?.["dataMath"] !== undefined
    ? FORMULA_CHILDREN
    : undefined;
}
