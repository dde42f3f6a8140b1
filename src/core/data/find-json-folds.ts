/** The lines of a bracket of JSON that stands open at the end of its line. */
export type JsonFold = {
  /** The line of the bracket, and the line that closes it; at least one line stands between them. */
  first: number;
  last: number;
  /** The values directly in it, and whether these have names. */
  itemCount: number;
  hasNames: boolean;
};

type Open = { line: number; isObject: boolean; commaCount: number; hasItems: boolean };

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\],\n]|[^\s{}[\],":]+/g;

/**
 * The brackets that can be folded in JSON as it is laid out, by the line on which they open. A line folds the outermost
 * bracket that it leaves open. Brackets that are never closed have no fold.
 */
export function findJsonFolds(code: string): ReadonlyMap<number, JsonFold> {
  const folds = new Map<number, JsonFold>();
  const opens: Open[] = [];
  let line = 0;
  for (const [token] of code.matchAll(TOKEN)) {
    const open = opens.at(-1);
    if (token === "\n") {
      line += 1;
    } else if (token === "," && open !== undefined) {
      open.commaCount += 1;
    } else if (token === "}" || token === "]") {
      opens.pop();
      if (open !== undefined && line > open.line + 1) {
        const itemCount = open.hasItems ? open.commaCount + 1 : 0;
        // An outer bracket closes after the inner ones and replaces them.
        folds.set(open.line, { first: open.line, last: line, itemCount, hasNames: open.isObject });
      }
    } else {
      if (open !== undefined) open.hasItems = true;
      if (token === "{" || token === "[") {
        opens.push({ line, isObject: token === "{", commaCount: 0, hasItems: false });
      }
    }
  }
  return folds;
}
