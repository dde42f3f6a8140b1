import { decodeAscii } from "./bytes.ts";

/** The root element stands after a declaration, comments and a document type, which some programs make long. */
const HEAD_BYTES = 16_384;

/** True for a text whose first element is `svg`. False for a page that contains a drawing. */
export function isSvg(bytes: Uint8Array): boolean {
  // Without the null bytes, UTF-16 reads like ASCII here.
  const head = decodeAscii(bytes, 0, HEAD_BYTES)
    .replaceAll("\0", "")
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "");
  return /^<(?:[A-Za-z][\w.-]*:)?svg[\s/>]/.test(skipProlog(head));
}

function skipProlog(head: string): string {
  let rest = head.trimStart();
  for (;;) {
    const end = findPrologEnd(rest);
    if (end === 0) return rest;
    rest = rest.slice(end).trimStart();
  }
}

/** The end of the declaration, comment or document type that begins `text`; 0 where none begins the text. */
function findPrologEnd(text: string): number {
  if (text.startsWith("<?")) return findEndAfter(text, "?>");
  if (text.startsWith("<!--")) return findEndAfter(text, "-->");
  if (!/^<!doctype/i.test(text)) return 0;
  const subset = text.indexOf("[");
  const end = findEndAfter(text, ">");
  return subset !== -1 && subset < end ? findEndAfter(text, "]", ">") : end;
}

/** The position after the last of `delimiters`, found one after the other; the text's end where one is missing. */
function findEndAfter(text: string, ...delimiters: string[]): number {
  let at = 0;
  for (const delimiter of delimiters) {
    const found = text.indexOf(delimiter, at);
    if (found === -1) return text.length;
    at = found + delimiter.length;
  }
  return at;
}
