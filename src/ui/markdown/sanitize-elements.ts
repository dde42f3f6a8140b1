import { shortenText } from "#core/cut-text.ts";
import { describeLink } from "./describe-link.ts";
import type { Element, ElementContent, Properties, Root } from "hast";

const OPENABLE = /^(?:https?:\/\/|mailto:)/i;
const INLINE_IMAGE = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=]+$/i;
const SHIFTED_HEADINGS: Readonly<Record<string, string>> = { h1: "h3", h2: "h4", h3: "h5", h4: "h6", h5: "h6" };

/**
 * A rehype plugin that makes a reply's elements harmless to the page: links open in a new tab without a referrer and say
 * where they lead, in their title and also after them where their words let one expect another place; other schemes and relative addresses become text, remote images become links that name their host, headings are ranked
 * below the page's own, and ids are removed, since two replies could share one.
 */
export function sanitizeElements(): (tree: Root) => void {
  return (tree) => {
    tree.children = tree.children.flatMap((child) => (child.type === "doctype" ? [] : rewrite(child, false)));
  };
}

function rewrite(node: ElementContent, isInLink: boolean): ElementContent[] {
  if (node.type !== "element") return [node];
  if (node.tagName === "img") return rewriteImage(node, isInLink);
  if (node.tagName === "a") return rewriteLink(node);
  const { id: _id, ariaDescribedBy: _label, ...properties } = node.properties;
  const tagName = SHIFTED_HEADINGS[node.tagName] ?? node.tagName;
  const children = node.children.flatMap((child) => rewrite(child, isInLink));
  return [{ ...node, tagName, children, properties: node.tagName === "input" ? nameCheckbox(properties) : properties }];
}

function rewriteLink(node: Element): ElementContent[] {
  const { href, title, dataFootnoteBackref, dataFootnoteRef } = node.properties;
  if (dataFootnoteBackref !== undefined) return [];
  const address = href ?? "";
  const children = (isLink: boolean) => node.children.flatMap((child) => rewrite(child, isLink));
  if (OPENABLE.test(address)) return buildLink(address, children(true), title, getText(node));
  const isShown = dataFootnoteRef !== undefined || address === "" || getText(node) === address;
  return [...children(false), ...(isShown ? [] : [buildText(` (${address})`)])];
}

function rewriteImage(node: Element, isInLink: boolean): ElementContent[] {
  const { src, alt, title } = node.properties;
  const address = src ?? "";
  const name = alt ?? "";
  if (INLINE_IMAGE.test(address)) return [{ ...node, properties: { src: address, alt: name, title } }];
  if (!/^https?:\/\//i.test(address))
    return [buildText(address === "" ? name : `${name} (${shortenText(address, 60)})`.trim())];
  const text = buildText(`${name || "image"} (${getHost(address)})`);
  return isInLink ? [text] : buildLink(address, [text], title, undefined);
}

function buildLink(
  href: string,
  children: ElementContent[],
  title: Properties["title"],
  /** Undefined where the link names its target. */
  words: string | undefined,
): ElementContent[] {
  const { target, isMisleading } = describeLink(href, words ?? "") ?? { target: "", isMisleading: false };
  const properties = {
    href,
    target: "_blank",
    rel: ["noopener", "noreferrer"],
    referrerPolicy: "no-referrer",
    // The target stands first: a title is a model's text as well.
    title: [target, title].filter((each) => typeof each === "string" && each !== "").join(": "),
  };
  const link: Element = { type: "element", tagName: "a", properties, children };
  if (!isMisleading || words === undefined) return [link];
  const note: Element = {
    type: "element",
    tagName: "small",
    properties: { className: ["link-target"] },
    children: [buildText(`(goes to ${target})`)],
  };
  // The space stands outside: the note runs from left to right also where the line does not.
  return [link, buildText(" "), note];
}

function buildText(value: string): ElementContent {
  return { type: "text", value };
}

function nameCheckbox(properties: Properties): Properties {
  return { ...properties, ariaLabel: properties["checked"] === true ? "Done" : "To do" };
}

function getText(node: Element): string {
  return node.children
    .map((child) => (child.type === "text" ? child.value : child.type === "element" ? getText(child) : ""))
    .join("");
}

function getHost(address: string): string {
  return describeLink(address, "")?.target ?? shortenText(address, 60);
}
