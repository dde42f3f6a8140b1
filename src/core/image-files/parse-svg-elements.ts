/** An element of an SVG with what decides how much work it is to draw. */
export type SvgElement = {
  /** The name without a prefix. */
  name: string;
  /** The attributes by their names without a prefix. */
  attributes: ReadonlyMap<string, string>;
  children: SvgElement[];
  textChars: number;
  /** The text of a style sheet; "" for any other element. */
  styleText: string;
};

/** The most characters by which a text may grow as its entities are replaced. */
const MAX_ADDED_CHARS = 1_000_000;

/** A chain of thousands of entities is no picture. */
const MAX_ENTITIES = 1000;

/** A comment, character data, an instruction, a tag with its slash, name, attributes and closing slash, or text. */
const TOKEN =
  /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<\?[^]*?\?>|<(\/?)(?:[\w.-]+:)?([A-Za-z_][\w.-]*)((?:[^"'<>/]|"[^"]*"|'[^']*'|\/(?!>))*)(\/?)>|[^<]+|</g;
const ATTRIBUTE = /(?:^|\s)(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /<!ENTITY\s+(?<name>[\w.:-]+)\s+(?:"(?<double>[^"]*)"|'(?<single>[^']*)')\s*>/g;
const REFERENCE = /&(?:#(?<decimal>\d+)|#x(?<hex>[\da-f]+)|(?<name>[A-Za-z_][\w.:-]*));/gi;
const PREDEFINED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * The root of an SVG's elements, as far as its text can be read, with all entities replaced by what they stand for.
 * Undefined where that is too much, or where the style of the picture comes from a sheet that is not read here.
 */
export function parseSvgElements(svg: string): SvgElement | undefined {
  if (/<\?xml-stylesheet[^>]*\bhref\s*=\s*["']\s*(?:data:|#|&)/i.test(svg)) return undefined;
  const text = replaceEntities(svg);
  if (text === undefined) return undefined;
  const root = createElement("", new Map());
  const open = [root];
  for (const [token, cdata, closes, name, attributes = "", empty] of text.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (name === undefined) {
      if (!token.startsWith("<") || cdata !== undefined) addText(parent, cdata ?? token);
    } else if (closes === "") {
      const element = createElement(name, parseAttributes(attributes));
      parent.children.push(element);
      if (empty === "") open.push(element);
    } else if (open.length > 1) open.pop();
  }
  return root;
}

function createElement(name: string, attributes: ReadonlyMap<string, string>): SvgElement {
  return { name, attributes, children: [], textChars: 0, styleText: "" };
}

function addText(element: SvgElement, text: string): void {
  element.textChars += text.trim().length;
  if (element.name === "style") element.styleText += decodeReferences(text);
}

function parseAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? "";
    attributes.set(name, value.includes("&") ? decodeReferences(value) : value);
  }
  return attributes;
}

function decodeReferences(text: string): string {
  return text.replaceAll(REFERENCE, (written: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return PREDEFINED[name] ?? written;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

/** The text with the entities that it declares replaced, also those within each other; undefined where it grows too long. */
function replaceEntities(svg: string): string | undefined {
  const head = svg.slice(0, svg.search(/<(?:[\w.-]+:)?svg[\s/>]/) + 1);
  const declared = new Map<string, string>();
  for (const { groups = {} } of head.matchAll(ENTITY)) {
    const name = groups["name"] ?? "";
    if (!declared.has(name)) declared.set(name, groups["double"] ?? groups["single"] ?? "");
  }
  if (declared.size === 0) return svg;
  const lengths = new Map<string, number>();
  if (measureExpanded(svg, declared, lengths) > svg.length + MAX_ADDED_CHARS) return undefined;
  const expand = (text: string): string =>
    text.replaceAll(REFERENCE, (written: string, _decimal?: string, _hex?: string, name?: string) => {
      const value = name === undefined ? undefined : declared.get(name);
      return value === undefined ? written : expand(value);
    });
  return expand(svg);
}

/** The length of a text once its entities are replaced; infinite where one stands in itself. */
function measureExpanded(text: string, declared: ReadonlyMap<string, string>, lengths: Map<string, number>): number {
  let length = text.length;
  for (const { groups = {} } of text.matchAll(REFERENCE)) {
    const name = groups["name"];
    const value = name === undefined ? undefined : declared.get(name);
    if (name === undefined || value === undefined) continue;
    if (!lengths.has(name)) {
      // Until it is known, so that a circle has no end.
      lengths.set(name, Number.POSITIVE_INFINITY);
      if (lengths.size > MAX_ENTITIES) return Number.POSITIVE_INFINITY;
      lengths.set(name, measureExpanded(value, declared, lengths));
    }
    length += lengths.get(name) ?? 0;
  }
  return length;
}
