/**
 * The reason why a text is no JSON, with the line and the column, as the end of a sentence; `firstLine` is the number of
 * its first line. The words of the engine are not used, since each browser has others.
 */
export function explainJsonFault(text: string, firstLine = 1): string {
  const at = findFault(text);
  if (at === undefined) return "it cannot be read.";
  const before = text.slice(0, at);
  const line = firstLine + before.split("\n").length - 1;
  const column = at - before.lastIndexOf("\n");
  const place = `line ${line}, column ${column}`;
  if (text.trim() === "") return "it is empty.";
  return at >= text.trimEnd().length ? `it ends too early (${place}).` : `it cannot be read from ${place} on.`;
}

const [QUOTE, BACKSLASH, FIRST_PRINTABLE] = [0x22, 0x5c, 0x20] as const;
const SPACE = /[\t\n\r ]*/y;
const ATOM = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** The position from which a text is no JSON; undefined where it is JSON. Each bracket is kept in a list, not on the stack. */
function findFault(text: string): number | undefined {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const skipText = (): boolean => {
    if (text.charAt(at) !== '"') return false;
    for (at += 1; at < text.length;) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        at += 1;
        return true;
      }
      if (code < FIRST_PRINTABLE) return false;
      if (code !== BACKSLASH) at += 1;
      else if (!skip(ESCAPE)) return false;
    }
    return false;
  };
  const open: string[] = [];
  let expects: "value" | "value-or-end" | "name" | "name-or-end" | "next" = "value";
  for (;;) {
    skip(SPACE);
    const letter = text.charAt(at);
    const inside = open.at(-1);
    if (expects === "next") {
      if (inside === undefined) return at >= text.length ? undefined : at;
      if (letter === ",") expects = inside === "{" ? "name" : "value";
      else if (letter === (inside === "{" ? "}" : "]")) open.pop();
      else return at;
      at += 1;
    } else if (expects === "name" || expects === "name-or-end") {
      if (letter === "}" && expects === "name-or-end") {
        open.pop();
        at += 1;
        expects = "next";
        continue;
      }
      if (!skipText()) return at;
      skip(SPACE);
      if (text.charAt(at) !== ":") return at;
      at += 1;
      expects = "value";
    } else if (letter === "{" || letter === "[") {
      open.push(letter);
      at += 1;
      expects = letter === "{" ? "name-or-end" : "value-or-end";
    } else if (letter === "]" && expects === "value-or-end") {
      open.pop();
      at += 1;
      expects = "next";
    } else if (skip(ATOM) || skipText()) expects = "next";
    else return at;
  }
}
