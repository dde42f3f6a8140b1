import type { Overrun } from "#core/drawing-budget.ts";
import type { ColourNode } from "./colour-node.ts";

/** The pieces of code that are drawn at once, about 50 kB of ordinary code. */
const MAX_NODES = 10_000;
const MAX_DEPTH = 30;

/** The pieces to draw with colours, the length of their text, and why the code after it has no colours. */
export type CutColours = { nodes: readonly ColourNode[]; length: number; overrun: Overrun | undefined };

/** The first pieces of a coloured code that can be drawn at once; the code after them is shown without colours. */
export function cutColours(nodes: readonly ColourNode[]): CutColours {
  let count = 0;
  let length = 0;
  for (const [index, node] of nodes.entries()) {
    const measured = measureNode(node);
    count += measured.count;
    const overrun = measured.depth > MAX_DEPTH ? "too-deep" : count > MAX_NODES ? "too-large" : undefined;
    if (overrun !== undefined) return { nodes: nodes.slice(0, index), length, overrun };
    length += measured.length;
  }
  return { nodes, length, overrun: undefined };
}

/** The pieces in a piece, their depth, and the length of their text; without recursion, since it may be deep. */
function measureNode(root: ColourNode): { count: number; depth: number; length: number } {
  let count = 0;
  let length = 0;
  let depth = 0;
  for (let level: readonly ColourNode[] = [root]; level.length > 0; depth += 1) {
    count += level.length;
    for (const node of level) length += node.value?.length ?? 0;
    level = level.flatMap((node) => node.children ?? []);
  }
  return { count, depth, length };
}
