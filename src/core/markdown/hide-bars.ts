import { judgeMath } from "./math-judge.ts";

/** Stands for a bar within a formula while a table is divided into cells. Unicode keeps it out of texts. */
export const HIDDEN_BAR = "\uFDD0";

const FORMULA = /(\\\()((?:[^\\$`]|\\[^()])*)\\\)|(?<![\\$])(\$\$?)(?!\$)((?:[^\\$`]|\\.)*)\3(?!\$)/g;

/**
 * The Markdown source with the bars of formulas hidden, so that `| $|x|$ |` is one cell of a table as models mean it,
 * though GFM wants its bars escaped. Every hidden bar has to be put back after parsing, wherever it stands.
 */
export function hideBars(source: string): string {
  if (!source.includes("|") || !/[$(]/.test(source) || source.includes(HIDDEN_BAR)) return source;
  return source.replaceAll(/^.*[$(].*$/gm, (line) => (line.includes("|") ? hideInLine(line) : line));
}

function hideInLine(line: string): string {
  let hidden = "";
  let end = 0;
  for (const { 0: formula, 1: bracket, 2: inBrackets, 3: dollars, 4: inDollars, index } of line.matchAll(FORMULA)) {
    const content = inBrackets ?? inDollars ?? "";
    const isInCode = line.slice(0, index).split("`").length % 2 === 0;
    if (!content.includes("|") || isInCode) continue;
    const mark = bracket === "\\(" ? "\\(" : dollars === "$" ? "$" : "$$";
    const after = line.slice(index + formula.length, index + formula.length + 4);
    if (judgeMath({ mark, content, before: line[index - 1] ?? "", after }) !== "math") continue;
    hidden += line.slice(end, index) + formula.replaceAll(/(?<!\\)\|/g, HIDDEN_BAR);
    end = index + formula.length;
  }
  return hidden + line.slice(end);
}
