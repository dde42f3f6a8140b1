import type { Overrun } from "#core/drawing-budget.ts";

/** A symbol takes about eight elements; more of them hold the page for longer than a tenth of a second. */
const MAX_TOKENS = 1500;
/** A root or a fraction nests about eight elements; the browser's layout ends the page at some hundreds of levels. */
const MAX_DEPTH = 24;
/** Commands in a row, such as `\bar\bar\bar`, may each be the argument of the one before. */
const MAX_COMMANDS_IN_A_ROW = 60;

/** A sign of chemistry takes about three times as many elements as one of mathematics. */
const CHEMISTRY_WEIGHT = 3;

const TOKEN = /\\(?:[a-zA-Z@]+|[^])|[^\s]/g;
const OPENING: ReadonlySet<string> = new Set(["{", "\\left", "\\begin", "\\bgroup", "\\begingroup"]);
const CLOSING: ReadonlySet<string> = new Set(["}", "\\right", "\\end", "\\egroup", "\\endgroup"]);
const DEFINING = /^\\(?:[egx]?def|(?:re)?newcommand|providecommand|let|futurelet|global|long)$/;

/** The tokens of a TeX source by the work that they make, and the limit that it exceeds, if any. */
export type TexMeasure = { tokens: number; overrun: Overrun | undefined };

/**
 * Measures TeX before it is typeset: its depth, its symbols, and how much longer its own macros can make it. Takes as
 * long as reading it once.
 */
export function measureTex(tex: string): TexMeasure {
  let depth = 0;
  let deepest = 0;
  let inARow = 0;
  let longestRow = 0;
  const tokens: readonly string[] = tex.match(TOKEN) ?? [];
  for (const token of tokens) {
    if (OPENING.has(token)) depth += 1;
    if (CLOSING.has(token)) depth -= 1;
    deepest = Math.max(deepest, depth);
    inARow = /^\\[a-zA-Z@]/.test(token) ? inARow + 1 : 0;
    longestRow = Math.max(longestRow, inARow);
  }
  const isDeep = deepest > MAX_DEPTH || longestRow > MAX_COMMANDS_IN_A_ROW;
  const isChemistry = tokens.includes("\\ce") || tokens.includes("\\pu");
  const work = tokens.length * (isChemistry ? CHEMISTRY_WEIGHT : 1);
  const isLong = work * computeGrowth(tokens) > MAX_TOKENS;
  return { tokens: work, overrun: isDeep ? "too-deep" : isLong ? "too-large" : undefined };
}

/**
 * The most times that macros defined in the TeX can repeat its tokens: a macro repeats its argument, and macros that
 * use each other multiply.
 */
function computeGrowth(tokens: readonly string[]): number {
  const starts = tokens.flatMap((token, index) => (DEFINING.test(token) ? [index] : []));
  const names = new Set(starts.flatMap((start) => tokens.slice(start + 1, start + 3).filter((token) => token !== "{")));
  let growth = 1;
  for (const [index, start] of starts.entries()) {
    const defined = tokens.slice(start + 1, starts[index + 1]);
    growth *= Math.max(1, defined.filter((token) => token === "#" || names.has(token)).length);
    if (growth > MAX_TOKENS) break;
  }
  return growth;
}
