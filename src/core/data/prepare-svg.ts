import { formatCount } from "#core/format.ts";
import { formatShapes, measureSvg, TOO_MANY_SVG_SHAPES } from "#core/image-files/measure-svg.ts";

/** An SVG as the address of a picture, or the reason why it is not drawn. */
export type SvgPicture = { title: string; address: string; problem?: string };

/** The head of a document, in which its root stands after the declaration, comments and a document type. */
const HEAD = /^\uFEFF?\s*(?:<\?xml[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE svg[^>[]*>\s*)*<svg(?=[\s>])/i;
const MAX_HEAD_CHARS = 4000;
const NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * The picture of a text that is one complete SVG; undefined for other texts, and for one with entities, which may name
 * each other to any length. Only where it `isShown` are its work measured and its address made.
 */
export function prepareSvg(text: string, isShown: boolean): SvgPicture | undefined {
  const [head] = HEAD.exec(text.slice(0, MAX_HEAD_CHARS)) ?? [];
  if (head === undefined || !/<\/svg\s*>\s*$/i.test(text.slice(-100)) || text.includes("<!ENTITY")) return undefined;
  const title = /<title[^<>]*>([^<]{1,200})/.exec(text)?.[1]?.trim() ?? "Drawing";
  if (!isShown) return { title, address: "" };
  const count = measureSvg(text);
  if (count > TOO_MANY_SVG_SHAPES) {
    const problem = `Not drawn: it is as much work as ${formatShapes(count)} shapes, and up to ${formatCount(TOO_MANY_SVG_SHAPES)} are drawn.`;
    return { title, address: "", problem };
  }
  return { title, address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(addNamespaces(text, head.length))}` };
}

/** The SVG with the namespaces that it may leave out within a page, but not as a picture. Half characters are replaced. */
function addNamespaces(text: string, at: number): string {
  const root = /^[^<>]*/.exec(text.slice(at))?.[0] ?? "";
  const own = /\sxmlns\s*=/.test(root) ? "" : ` xmlns="${NAMESPACE}"`;
  const links =
    text.includes("xlink:") && !/\sxmlns:xlink\s*=/.test(root) ? ' xmlns:xlink="http://www.w3.org/1999/xlink"' : "";
  return (text.slice(0, at) + own + links + text.slice(at)).replaceAll(/\p{Surrogate}/gu, "\uFFFD").trimStart();
}
