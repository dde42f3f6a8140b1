import type { Element, ElementContent, Root } from "hast";
import { findDirection, type Direction } from "#core/markdown/text-direction.ts";

/** Elements with a direction of their own. */
const BLOCKS: ReadonlySet<string> = new Set("p h1 h2 h3 h4 h5 h6 ul ol li blockquote table th td section".split(" "));
/** Elements whose words say nothing of the direction of the text around them. */
const ISOLATED: ReadonlySet<string> = new Set(["code", "pre"]);
/** Blocks that have a direction of their own within the item of a list. */
const INNER_BLOCKS: ReadonlySet<string> = new Set(["ul", "ol", "blockquote", "table"]);
/** The characters of a long block that are looked at. */
const MAX_CHARS = 2000;

/**
 * A rehype plugin that gives each block its own direction, where it is not that of the block around it: `dir="auto"`
 * would go by the first letter alone and would not look into the items of a list or a quote. A block without letters
 * has the direction of what is around it.
 */
export function setDirections(): (tree: Root) => void {
  return (tree) => setIn(tree, "ltr");
}

function setIn(parent: Root | Element, around: Direction): void {
  for (const child of parent.children) {
    if (child.type !== "element" || ISOLATED.has(child.tagName)) continue;
    if (!BLOCKS.has(child.tagName)) {
      setIn(child, around);
      continue;
    }
    const direction = findDirection(getWords(child, child.tagName === "li")) ?? around;
    if (direction !== around) child.properties["dir"] = direction;
    // ":---" means the side at which cells begin anyway.
    if (child.properties["align"] === "left") delete child.properties["align"];
    setIn(child, direction);
  }
}

/** The beginning of the words in a block; for the item of a list without those of the blocks in it. */
function getWords(block: Element, isItem: boolean): string {
  let words = "";
  const waiting: ElementContent[] = block.children.toReversed();
  for (let node = waiting.pop(); node !== undefined && words.length < MAX_CHARS; node = waiting.pop()) {
    if (node.type === "text") words += node.value;
    if (node.type !== "element" || ISOLATED.has(node.tagName)) continue;
    if (isItem && INNER_BLOCKS.has(node.tagName)) continue;
    if (BLOCKS.has(node.tagName) || node.tagName === "br") words += " ";
    for (const child of node.children.toReversed()) waiting.push(child);
  }
  return words;
}
