/** The root element of a document of markup, and the language to show it in. `name` is "" until it has arrived. */
export type MarkupRoot = { language: "xml" | "html" | "svg"; name: string };

const SPACE = /^\uFEFF?\s*/;
const COMMENTS = /^(?:<!--(?:[^-]|-(?!->))*-->\s*)+/;
const OPENINGS: readonly (readonly [opening: string, root: MarkupRoot])[] = [
  ["<!doctype html", { language: "html", name: "html" }],
  ["<html", { language: "html", name: "html" }],
  ["<!doctype svg", { language: "svg", name: "svg" }],
  ["<svg", { language: "svg", name: "svg" }],
];
const DECLARATION = "<?xml";
const ROOT_AFTER_DECLARATION =
  /^<\?xml(?:[^<]|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\])?[^>]*>|<\?)*?<([A-Za-z_][\w:.-]*)(?=[\s/>])/i;
const ROOT_WITH_NAMESPACE = /^<([A-Za-z_][\w:.-]*)\s(?:[^<>]*\s)?xmlns(?::[\w.-]+)?\s*=/;
/** The longest tag without a namespace, so far, that may yet get one. */
const OPEN_TAG = /^<[A-Za-z_][\w:.-]*(?:\s[^<>]{0,400})?$/;

/**
 * The root of the document that a text begins with: an HTML page, an SVG, or XML with a declaration or a namespace.
 * "undecided" while too little has arrived, and undefined for other texts, also those that begin with another tag.
 */
export function findMarkupRoot(text: string): MarkupRoot | "undecided" | undefined {
  const start = SPACE.exec(text)?.[0].length ?? 0;
  const comments = COMMENTS.exec(text.slice(start))?.[0].length ?? 0;
  const rest = text.slice(start + comments);
  if (rest === "") return comments > 0 ? "undecided" : undefined;
  if ("<!--".startsWith(rest) || rest.startsWith("<!--")) return "undecided";
  if (isWord(rest, DECLARATION)) return { language: "xml", name: ROOT_AFTER_DECLARATION.exec(rest)?.[1] ?? "" };
  const [, known] = OPENINGS.find(([opening]) => isWord(rest, opening)) ?? [];
  if (known !== undefined) return known;
  const name = ROOT_WITH_NAMESPACE.exec(rest)?.[1];
  if (name !== undefined) return { language: "xml", name };
  const isOpen = [DECLARATION, ...OPENINGS.map(([opening]) => opening)].some((opening) =>
    opening.startsWith(rest.toLowerCase()),
  );
  return isOpen || OPEN_TAG.test(rest) ? "undecided" : undefined;
}

function isWord(text: string, opening: string): boolean {
  return text.slice(0, opening.length).toLowerCase() === opening && /[\s>]/.test(text.charAt(opening.length));
}
