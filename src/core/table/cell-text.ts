import { cutText } from "#core/cut-text.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Reply } from "#core/conversation/conversation.ts";

/** The beginning of a reply for a cell of the table. */
export type CellText = { text: string; isJson: boolean };

/** More than a cell of a few lines shows at any width. */
const MAX_CHARS = 600;
const FENCE = /^```[^\n]*\n/;
/** A string, or white space between the tokens of JSON. */
const STRING_OR_SPACE = /"(?:[^"\\]|\\.)*"?|\s+/g;

/**
 * The beginning of a reply's text as a cell shows it: JSON on one line, without the fence around it, and any other text
 * without its blank lines.
 */
export function buildCellText(reply: Pick<Reply, "parts">): CellText {
  const text = getReplyText(reply).trimStart();
  const start = cutText(text, 4 * MAX_CHARS);
  const inside = start.replace(FENCE, "");
  if (/^[{[]/.test(inside)) {
    const json = inside
      .replace(/\n```\s*$/, "")
      .replaceAll(STRING_OR_SPACE, (token) => (token.startsWith('"') ? token : ""));
    return { text: cutText(json, MAX_CHARS), isJson: true };
  }
  return { text: cutText(start.replaceAll(/\n\s*\n/g, "\n"), MAX_CHARS), isJson: false };
}
