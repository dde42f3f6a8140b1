import { judgeMath } from "./math-judge.ts";

/** Stands for a bar within a formula while a table is divided into cells. Unicode keeps it out of texts. */
export const HIDDEN_BAR = "\uFDD0";

const FORMULA = /\\\(((?:[^\\$`]|\\[^()])*)\\\)|(?<![\\$])\$(?!\$)((?:[^\\$`]|\\.)*)\$/g;

/**
 * The Markdown source with the bars of formulas hidden, so that `| $|x|$ |` is one cell of a table as models mean it,
 * though GFM wants its bars escaped. Every hidden bar has to be put back after parsing, wherever it stands.
 */
export function hideBars(source: string): string {
  if (!source.includes("|") || !/[$(]/.test(source) || source.includes(HIDDEN_BAR)) return source;
  return source.replaceAll(/^.*[$(].*$/gm, (line) => (line.includes("|") ? hideInLine(line) : line));
}

function hideInLine(line: string): string {
  return line.replaceAll(FORMULA, (formula: string, inBrackets: string | undefined, inDollars: string, at: number) => {
    const content = inBrackets ?? inDollars;
    if (!content.includes("|") || line.slice(0, at).split("`").length % 2 === 0) return formula;
    const mark = inBrackets === undefined ? "$" : "\\(";
    const after = line.slice(at + formula.length, at + formula.length + 4);
    const verdict = judgeMath({ mark, content, before: line[at - 1] ?? "", after });
    return verdict === "math" ? formula.replaceAll(/(?<!\\)\|/g, HIDDEN_BAR) : formula;
  });
}
