import katex, { __renderToDomTree, type KatexOptions, type TrustContext } from "katex";
import "katex/contrib/mhchem";
import "katex/dist/katex.min.css";
import { prepareTex } from "#core/markdown/prepare-tex.ts";

/** An element of a formula before it is made; the part of KaTeX's own tree that is used here. */
type TexElement = {
  attributes?: Record<string, string>;
  style?: { color?: string; backgroundColor?: string };
  children?: readonly TexElement[];
  toNode: () => Node;
};

declare module "katex" {
  export function __renderToDomTree(tex: string, options: KatexOptions): TexElement;
}

/** Attributes that a formula must not set: the first is refused by the content security policy, the others load. */
const REFUSED_ATTRIBUTES = ["style", "href", "src"];
const OWN_WIDTH = "data-own-width";

/** Sizes and expansions are limited because the source is untrusted. */
const OPTIONS: KatexOptions = {
  throwOnError: true,
  strict: "ignore",
  maxSize: 40,
  maxExpand: 500,
  trust: allowLinkText,
  macros: {
    "\\pmb": "\\boldsymbol{#1}",
    "\\mathds": "\\mathbb{#1}",
    "\\mathbbm": "\\mathbb{#1}",
    "\\ensuremath": "#1",
    // Classes, ids and styles for a page are of no use here: only what they are for is shown.
    "\\htmlClass": "\\@secondoftwo",
    "\\htmlId": "\\@secondoftwo",
    "\\htmlStyle": "\\@secondoftwo",
    "\\htmlData": "\\@secondoftwo",
    "\\require": "\\@secondoftwo{#1}{}",
  },
};

/**
 * Renders TeX as math into the element and replaces its content. TeX that KaTeX cannot parse is shown as source, with
 * the error as its title. Large: load this file when math is first shown.
 */
export function renderTex(tex: string, element: HTMLElement, isDisplay: boolean): void {
  element.removeAttribute("title");
  try {
    element.replaceChildren(buildFormula(tex, isDisplay));
  } catch (error) {
    element.textContent = tex;
    element.title = error instanceof Error ? error.message : "This math could not be shown.";
  }
}

/** The formula as a node, with its labels as tags where tags are allowed. No HTML is parsed. */
function buildFormula(tex: string, isDisplay: boolean): Node {
  const options = { ...OPTIONS, macros: { ...OPTIONS.macros }, displayMode: isDisplay };
  if (isDisplay && tex.includes("\\label")) {
    try {
      return buildNode(prepareTex(tex, true), options);
    } catch {
      // Tags are allowed once in a formula, or once in a line of some environments.
    }
  }
  return buildNode(prepareTex(tex, false), options);
}

function buildNode(tex: string, options: KatexOptions): Node {
  const tree = __renderToDomTree(tex, options);
  const waiting = [tree];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const { attributes } = element;
    // The style of a drawing is its width, without which an arrow over a letter has none.
    if (attributes?.["viewBox"] !== undefined && attributes["style"] !== undefined) attributes[OWN_WIDTH] = "";
    for (const name of REFUSED_ATTRIBUTES) delete attributes?.[name];
    if (element.style !== undefined) fitColours(element.style);
    waiting.push(...(element.children ?? []));
  }
  const node = tree.toNode();
  if (node instanceof Element) {
    for (const svg of node.querySelectorAll<SVGElement>(`[${OWN_WIDTH}]`))
      svg.style.width = svg.getAttribute("width") ?? "";
  }
  return node;
}

/** Fits colours of a reply to the theme, so that black on a dark page and letters on yellow can be read. */
function fitColours(style: NonNullable<TexElement["style"]>): void {
  const { color, backgroundColor } = style;
  if (color !== undefined)
    style.color = `light-dark(oklch(from ${color} min(l, 0.55) c h), oklch(from ${color} max(l, 0.72) c h))`;
  if (backgroundColor !== undefined) style.backgroundColor = `color-mix(in oklab, ${backgroundColor} 25%, transparent)`;
}

/** A link shows its text and leads nowhere. Pictures are refused, and their TeX is shown. */
function allowLinkText({ command }: TrustContext): boolean {
  if (command === "\\href" || command === "\\url") return true;
  throw new katex.ParseError(`${command} is not shown here.`);
}
