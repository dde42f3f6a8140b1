import { formatCount } from "#core/format.ts";

/** The page numbers in a typed text such as "1-3, 7", in order and each once; else the reason why there are none. */
export function parsePageNumbers(typed: string, pageCount: number): { numbers: number[] } | { reason: string } {
  const numbers = new Set<number>();
  for (const item of typed.split(/[,;]/)) {
    const word = item.trim();
    if (word === "") continue;
    const match = /^(?<from>\d{1,6})(?:\s*[-–]\s*(?<to>\d{1,6})?)?$/.exec(word)?.groups;
    if (!match) return { reason: `“${word}”: pages are written 1-3, 7` };
    const from = Number(match["from"]);
    const to = match["to"] === undefined ? (/[-–]$/.test(word) ? pageCount : from) : Number(match["to"]);
    const outside = [from, to].find((number) => number < 1 || number > pageCount);
    if (outside !== undefined)
      return { reason: `There is no page ${outside}: the last one is ${formatCount(pageCount)}` };
    for (let number = Math.min(from, to); number <= Math.max(from, to); number += 1) numbers.add(number);
  }
  return { numbers: [...numbers].toSorted((a, b) => a - b) };
}

/** Page numbers as they are typed: "1-3, 7". */
export function formatPageNumbers(numbers: readonly number[]): string {
  const ranges: [from: number, to: number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number <= last[1] + 1) last[1] = Math.max(last[1], number);
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(", ");
}
