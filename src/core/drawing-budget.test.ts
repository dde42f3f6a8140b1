import { describe, expect, test } from "vitest";
import { createBudget, explainOverrun, findOverrun, OverrunError, SETTLED_LIMITS } from "./drawing-budget.ts";

type Node = { children: Node[] };

function nest(depth: number): Node {
  let node: Node = { children: [] };
  for (let count = 0; count < depth; count += 1) node = { children: [node] };
  return node;
}

const getChildren = (node: Node) => node.children;

describe("findOverrun", () => {
  test("a tree within the limits may be drawn", () => {
    expect(findOverrun(nest(SETTLED_LIMITS.maxDepth), getChildren, SETTLED_LIMITS)).toBeUndefined();
  });

  test("a tree of 100,000 levels is too deep, and the call stack does not overflow", () => {
    expect(findOverrun(nest(100_000), getChildren, SETTLED_LIMITS)).toBe("too-deep");
  });

  test("a wide tree is too large", () => {
    const wide = { children: Array.from({ length: SETTLED_LIMITS.maxNodes }, () => nest(0)) };
    expect(findOverrun(wide, getChildren, SETTLED_LIMITS)).toBe("too-large");
  });
});

test("a budget throws the reason when more is spent than it has", () => {
  const budget = createBudget({ ...SETTLED_LIMITS, maxSteps: 10 });
  budget.spend(10);
  expect(() => budget.spend(1)).toThrow(new OverrunError("too-slow"));
  expect(() => budget.spend(1)).toThrow(explainOverrun("too-slow"));
});
