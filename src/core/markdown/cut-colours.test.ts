import { expect, test } from "vitest";
import type { ColourNode } from "./colour-node.ts";
import { cutColours } from "./cut-colours.ts";

const word: ColourNode = { type: "element", children: [{ type: "text", value: "let" }] };

function nest(depth: number): ColourNode {
  let node = word;
  for (let count = 0; count < depth; count += 1) node = { type: "element", children: [node] };
  return node;
}

test("ordinary colours are drawn whole", () => {
  expect(cutColours([word, { type: "text", value: " a" }])).toMatchObject({ length: 5, overrun: undefined });
});

test("the pieces after the limit have no colours", () => {
  const cut = cutColours(Array.from({ length: 9000 }, () => word));
  expect(cut).toMatchObject({ length: 15_000, overrun: "too-large" });
  expect(cut.nodes).toHaveLength(5000);
});

test("a piece of 50,000 levels is not drawn, nor what comes after it", () => {
  expect(cutColours([word, nest(50_000), word])).toMatchObject({ length: 3, overrun: "too-deep" });
});
