import type { Element, ElementContent, Root } from "hast";
import { findDirection, findMainDirection, type Direction } from "#core/markdown/text-direction.ts";

/** Elements with a direction of their own: words, and what holds several of such elements. */
const WORDS: ReadonlySet<string> = new Set("p h1 h2 h3 h4 h5 h6 li th td".split(" "));
const HOLDERS: ReadonlySet<string> = new Set("ul ol blockquote table section".split(" "));
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
  return (tree) => setIn(tree, undefined);
}

function setIn(parent: Root | Element, around: Direction | undefined): void {
  for (const child of parent.children) {
    if (child.type !== "element" || ISOLATED.has(child.tagName)) continue;
    const direction = findOwnDirection(child, around) ?? around;
    if (direction !== (around ?? "ltr")) child.properties["dir"] = direction;
    // ":---" means the side at which cells begin anyway.
    if (child.properties["align"] === "left") delete child.properties["align"];
    setIn(child, direction);
  }
}

function findOwnDirection(element: Element, around: Direction | undefined): Direction | undefined {
  if (HOLDERS.has(element.tagName)) return findMainDirection(getWords(element, false));
  // An address in a line from right to left would begin with its last slash.
  if (element.tagName === "a" && around === "rtl") return findDirection(getWords(element, false), "rtl");
  return WORDS.has(element.tagName) ? findDirection(getWords(element, element.tagName === "li"), around) : undefined;
}

/** The beginning of the words in a block; for the item of a list without those of the blocks in it. */
function getWords(block: Element, isItem: boolean): string {
  let words = "";
  const waiting: ElementContent[] = block.children.toReversed();
  for (let node = waiting.pop(); node !== undefined && words.length < MAX_CHARS; node = waiting.pop()) {
    if (node.type === "text") words += node.value;
    if (node.type !== "element" || ISOLATED.has(node.tagName)) continue;
    if (isItem && INNER_BLOCKS.has(node.tagName)) continue;
    if (WORDS.has(node.tagName) || node.tagName === "br") words += " ";
    for (const child of node.children.toReversed()) waiting.push(child);
  }
  return words;
}
