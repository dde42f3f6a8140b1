import type { Nodes, Root } from "mdast";
import { findOverrun, OverrunError, type DrawingLimits } from "#core/drawing-budget.ts";

/** A remark plugin that throws an `OverrunError` for a tree that is too deep or too large to be drawn. */
export function limitTree({ limits }: { limits: DrawingLimits }): (tree: Root) => void {
  return (tree) => {
    const overrun = findOverrun<Nodes>(tree, (node) => ("children" in node ? node.children : undefined), limits);
    if (overrun !== undefined) throw new OverrunError(overrun);
  };
}
