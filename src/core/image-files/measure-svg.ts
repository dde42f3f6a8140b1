import { formatCount } from "#core/format.ts";
import { decodeBase64 } from "./decode-base64.ts";
import { inspectImage } from "./inspect-image.ts";
import { measureSvgArea, readSvgPaint, SIZE_IN_STYLE, type SvgPaint } from "./measure-svg-area.ts";
import { measureSvgFilter } from "./measure-svg-filter.ts";
import { parseSvgElements, type SvgElement } from "./parse-svg-elements.ts";
import { parseSvgRules } from "./parse-svg-rules.ts";
import { sniffImage } from "./sniff-image.ts";

/** The most work, in simple shapes, that a browser does within a second. */
export const TOO_MANY_SVG_SHAPES = 50_000;

/** The work of drawing an SVG as a number of shapes. */
export function formatShapes(work: number): string {
  return work < 1_000_000_000 ? formatCount(Math.round(work)) : "more than a billion";
}

/** A picture within a picture within a picture is deep enough. */
const MAX_DEPTH = 4;
/** A group that is drawn apart before it is laid over the rest: translucent, blended, masked. */
const LAYER_WORK = 100;
const MASK_WORK = 200;
const CSS_FILTER_WORK = 1000;
/** A browser cuts a line into no more pieces. */
const MAX_DASHES = 1_000_000;
const DASHES_PER_SHAPE = 40;
const PIXELS_PER_SHAPE = 2000;
const TEXT_CHARS_PER_SHAPE = 10;
const ATTRIBUTE_CHARS_PER_SHAPE = 100;
/** Lines across the whole picture. */
const CROSSINGS_PER_SHAPE = 1;
const MATCHES_PER_SHAPE = 50;

type Node = { work: number; uses: { id: string; times: number }[]; children: Node[] };

type Sheet = {
  rules: { declarations: string; mayMatch: (element: SvgElement) => boolean }[];
  sizePx: number;
  /** The largest factor by which a transformation may enlarge what is drawn. */
  scale: number;
  paint: SvgPaint;
  depth: number;
};

/**
 * The work of drawing an SVG, in simple shapes: each `use`, pattern, mask, clip, marker and filter counted with all that
 * it repeats, since 2 kB can name ten billion. Infinite where the text hides how much it is.
 */
export function measureSvg(svg: string, depth = 0): number {
  const root = depth > MAX_DEPTH ? undefined : parseSvgElements(svg);
  if (!root) return Number.POSITIVE_INFINITY;
  const elements = listElements(root);
  const css = elements.map(({ styleText }) => styleText).join("\n");
  if (/@import/i.test(css)) return Number.POSITIVE_INFINITY;
  const rules = parseSvgRules(css);
  const sheet: Sheet = {
    rules: rules.filter(({ declarations }) => COSTLY.test(declarations) || SIZE_IN_STYLE.test(declarations)),
    sizePx: findSize(root),
    scale: findScale(svg),
    paint: readSvgPaint(svg),
    depth,
  };
  const nodes = new Map<SvgElement, Node>();
  const byId = new Map<string, Node>();
  for (const element of elements) {
    const node = measureElement(element, sheet);
    nodes.set(element, node);
    const id = element.attributes.get("id");
    if (id !== undefined && !byId.has(id)) byId.set(id, node);
  }
  for (const [element, node] of nodes) node.children = element.children.flatMap((child) => nodes.get(child) ?? []);
  const rootNode = nodes.get(root);
  const selecting = measureSelectors(css, rules.length, elements.length);
  return selecting + (rootNode ? sumWork(rootNode, byId) : 0);
}

/** The work of finding the elements that the rules of a style sheet change. */
function measureSelectors(css: string, ruleCount: number, elementCount: number): number {
  const distantCount = css.match(/:has\(|:nth-|~/g)?.length ?? 0;
  return (ruleCount * elementCount) / MATCHES_PER_SHAPE + (distantCount * elementCount ** 2) / 10_000;
}

function listElements(root: SvgElement): SvgElement[] {
  const elements = [root];
  for (const element of elements) for (const child of element.children) elements.push(child);
  return elements;
}

/** The longer side of the area in which the picture's own coordinates lie. */
function findSize(root: SvgElement): number {
  const { attributes } = root.children.find(({ name }) => name === "svg") ?? root;
  const box = readNumbers(attributes.get("viewBox") ?? "").slice(2);
  const sides = box.length === 2 ? box : ["width", "height"].flatMap((name) => readNumbers(attributes.get(name) ?? ""));
  return Math.max(0, ...sides) || 300;
}

/** The square of the largest factor in any transformation: one may stand in another. */
function findScale(svg: string): number {
  const factors = Array.from(
    svg.matchAll(/\b(?:scale[XY3d]{0,2}|matrix(?:3d)?)\(([^)]{0,400})\)/g),
    ([, numbers = ""]) => Math.max(...readNumbers(numbers).slice(0, 4).map(Math.abs)),
  );
  return factors.reduce((largest, factor) => Math.max(largest, factor), 1) ** 2;
}

const COSTLY = /filter|mask|clip|marker|dash|blend|opacity|url\(|image|isolation/i;
const REFERENCE_PROPERTY = /(?<property>[\w-]+)\s*:\s*[^;{}]*url\(\s*["']?#(?<id>[^"')]+)/g;
const CONTAINERS = new Set(["g", "svg", "use", "a", "switch", "symbol", "foreignObject"]);
const WORK_BY_NAME: Readonly<Record<string, number>> = { text: 2, tspan: 2, stop: 0.05 };
const GEOMETRY = ["d", "points"];

function measureElement(element: SvgElement, sheet: Sheet): Node {
  const { name, attributes } = element;
  let style = attributes.get("style") ?? "";
  for (const [attribute, value] of attributes) if (PRESENTATION.has(attribute)) style += `;${attribute}:${value}`;
  for (const { declarations, mayMatch } of sheet.rules) if (mayMatch(element)) style += `;${declarations}`;
  const node: Node = { work: measureOwn(element, style, sheet), uses: [], children: [] };
  const href = attributes.get("href")?.trim() ?? "";
  // Gradients and animations point at elements, too, and take nothing of them that is drawn.
  if (href.startsWith("#")) node.uses.push({ id: href.slice(1), times: 1 });
  for (const { groups = {} } of style.matchAll(REFERENCE_PROPERTY))
    node.uses.push({ id: groups["id"] ?? "", times: countTimes(groups["property"] ?? "", attributes) });
  if (name === "set" || name.startsWith("animate"))
    for (const property of ["to", "from", "by", "values"])
      for (const [, id = ""] of (attributes.get(property) ?? "").matchAll(/#([^\s"');]+)/g))
        node.uses.push({ id, times: 1 });
  if (name === "filter") node.work = measureSvgFilter(element, sheet.scale > 1 ? 0 : sheet.sizePx);

  return node;
}

/** The attributes that have the meaning of the property of the same name. */
const PRESENTATION = new Set(
  "filter mask clip-path marker-start marker-mid marker-end fill stroke stroke-dasharray opacity".split(" "),
);

/** A marker is drawn at each point of a line. */
function countTimes(property: string, attributes: ReadonlyMap<string, string>): number {
  if (property !== "marker-mid" && property !== "marker") return 1;
  return Math.max(1, ...GEOMETRY.map((name) => readNumbers(attributes.get(name) ?? "").length));
}

function measureOwn(element: SvgElement, style: string, sheet: Sheet): number {
  const { sizePx, scale, depth } = sheet;
  const { name, attributes, textChars } = element;
  let work = WORK_BY_NAME[name] ?? 1;
  let data = "";
  for (const [attribute, value] of attributes) {
    if (attribute === "href") data = value.trim();
    else work += Math.max(0, value.length / ATTRIBUTE_CHARS_PER_SHAPE - 1);
  }
  if (name !== "style") work += textChars / TEXT_CHARS_PER_SHAPE;
  const lengthPx = measureLine(element);
  work += (lengthPx * scale) / sizePx / CROSSINGS_PER_SHAPE;
  work += measureSvgArea(element, style, lengthPx, sheet);
  if (style === "") return work + (isData(data) ? measureData(data, depth) : 0);
  const dashes = readNumbers(/stroke-dasharray\s*:([^;]*)/.exec(style)?.[1] ?? "");
  const periodPx = dashes.reduce((sum, dash) => sum + dash, 0);
  if (periodPx > 0) work += Math.min(MAX_DASHES, Math.max(lengthPx, 4 * sizePx) / periodPx) / DASHES_PER_SHAPE;
  if (CONTAINERS.has(name) && /(?:^|[;\s])opacity\s*:\s*[^;\s1]|blend-mode\s*:\s*[^;\s]|isolation\s*:/.test(style))
    work += LAYER_WORK;
  if (/mask[\w-]*\s*:[^;]*url\(/.test(style)) work += MASK_WORK;
  const functions = style.match(
    /(?:blur|drop-shadow|brightness|contrast|grayscale|hue-rotate|invert|saturate|sepia)\(/g,
  );
  work += (functions?.length ?? 0) * CSS_FILTER_WORK;
  for (const [address] of style.matchAll(/data:image\/[^"')]*/gi)) work += measureData(address, depth);
  return work + (isData(data) ? measureData(data, depth) : 0);
}

const isData = (address: string): boolean => /^data:/i.test(address);

/** The length of an element's line in its own coordinates, where it is written as one. */
function measureLine({ name, attributes }: SvgElement): number {
  if (name === "line")
    return readNumbers(["x1", "y1", "x2", "y2"].map((each) => attributes.get(each) ?? "").join(" ")).reduce(
      (sum, each) => sum + Math.abs(each),
      0,
    );
  const path = attributes.get("d") ?? attributes.get("points");
  return path === undefined ? 0 : measurePath(path);
}

/** Roughly the way that a path goes: each number is a step from the one two before it, or by itself where it is relative. */
function measurePath(path: string): number {
  let [sum, isRelative] = [0, false];
  let last: [number, number] = [0, 0];
  let parity = 0;
  for (const [token] of path.matchAll(/[a-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)) {
    if (/^[a-z]$/i.test(token)) {
      isRelative = token >= "a";
      parity = 0;
      continue;
    }
    const value = Number(token);
    sum += isRelative ? Math.abs(value) : Math.abs(value - (last[parity] ?? 0));
    if (!isRelative) last[parity] = value;
    parity = 1 - parity;
  }
  return Number.isFinite(sum) ? sum : Number.MAX_SAFE_INTEGER;
}

function readNumbers(text: string): number[] {
  return text.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)?.map(Number) ?? [];
}

/** The work of a picture that stands in the address itself. */
function measureData(address: string, depth: number): number {
  const comma = address.indexOf(",");
  const data = address.slice(comma + 1);
  const isBase64 = /;\s*base64\s*$/i.test(address.slice(0, Math.max(0, comma)));
  const bytes = isBase64
    ? decodeBase64(data)
    : Uint8Array.from(decodePercents(data), (each) => each.charCodeAt(0) & 0xff);
  const kind = bytes && sniffImage(bytes);
  if (!bytes || !kind) return 1;
  if (kind === "svg") return measureSvg(decodeLatin(bytes), depth + 1);
  const inspected = inspectImage(bytes, kind);
  return inspected ? 1 + (inspected.widthPx * inspected.heightPx) / PIXELS_PER_SHAPE : 1;
}

function decodePercents(text: string): string {
  return text.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The bytes as text, one character each; without its null bytes, UTF-16 reads like ASCII here. */
function decodeLatin(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join("").replaceAll("\0", "");
}

/**
 * The work of a node with its children and all that it uses; the path of uses is as long as the text allows and no
 * recursion. What uses itself is not drawn again.
 */
function sumWork(root: Node, byId: ReadonlyMap<string, Node>): number {
  const sums = new Map<Node, number>();
  const started = new Set<Node>();
  const waiting = [root];
  for (let node = waiting.at(-1); node !== undefined; node = waiting.at(-1)) {
    if (started.has(node)) {
      waiting.pop();
      let sum = node.work;
      for (const child of node.children) sum += sums.get(child) ?? 0;
      for (const { id, times } of node.uses) sum += times * (sums.get(byId.get(id) ?? node) ?? 0);
      sums.set(node, Math.min(sum, Number.MAX_SAFE_INTEGER));
      continue;
    }
    started.add(node);
    for (const child of node.children) if (!started.has(child)) waiting.push(child);
    for (const { id } of node.uses) {
      const used = byId.get(id);
      if (used && !started.has(used)) waiting.push(used);
    }
  }
  return sums.get(root) ?? 0;
}
