/** Far deeper than any request or answer nests its data, and far from where parsers would run out of stack. */
const MAX_DEPTH = 200;

/** A sentence for a JSON text whose lists and objects stand too deep in each other; undefined for any other. */
export function findDepthFault(text: string): string | undefined {
  return measureDepth(text) > MAX_DEPTH
    ? `Its lists and objects stand more than ${MAX_DEPTH} deep in each other.`
    : undefined;
}

function measureDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = findTextEnd(text, at);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) deepest = Math.max(deepest, (depth += 1));
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
  }
  return deepest;
}

const [QUOTE, BACKSLASH, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = Array.from('"\\[{]}', (character) =>
  character.charCodeAt(0),
);

/** The position of the quote that ends a text. The pictures of a file are long texts, so the search is the browser's. */
function findTextEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
  return text.length;
}
