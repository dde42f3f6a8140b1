/** The language and the code of a code fence. */
export type Fence = { language: string; code: string };

const OPENING = /^( {0,3})(`{3,}|~{3,})[ \t]*([^\s`&\\]*)([^\n\r`]*)(?:\r\n|\n|\r|$)/;

/**
 * The code of a block that is one code fence, closed or not, without its last line ending; `language` is the first word
 * after the fence, or "". Undefined for other blocks, for a fence with text after it, and for the rare fences that need
 * a parser: with escapes in the language, or indented and with tabs.
 */
export function parseFence(block: string): Fence | undefined {
  const [first, indent = "", run = "", language = "", rest = ""] = OPENING.exec(block) ?? [];
  if (first === undefined || /^[&\\]/.test(rest)) return undefined;
  const body = block.slice(first.length);
  if (indent !== "" && body.includes("\t")) return undefined;
  // Spelled out, since with the flag m "^" also matches after U+2028, which ends no line in Markdown.
  const closing = new RegExp(`(?<=^|[\\r\\n]) {0,3}${run.slice(0, 1)}{${run.length},}[ \\t]*(?=[\\r\\n]|$)`).exec(body);
  if (closing !== null && body.slice(closing.index + closing[0].length).trim() !== "") return undefined;
  const code = (closing === null ? body : body.slice(0, closing.index)).replace(/(?:\r\n|\n|\r)$/, "");
  return {
    language,
    code: indent === "" ? code : code.replaceAll(new RegExp(`(?<=^|[\\r\\n]) {1,${indent.length}}`, "g"), ""),
  };
}
