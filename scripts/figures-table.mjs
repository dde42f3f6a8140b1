// @ts-check

/**
 * @typedef {import("../bench/record-figure.ts").RecordedFigure} RecordedFigure
 */

/**
 * Parses the lines of `.cache/figures.jsonl`. A figure that a contestant recorded twice keeps the later values.
 * @param {string} lines
 * @returns {RecordedFigure[]}
 */
export function parseFigures(lines) {
  /** @type {Map<string, RecordedFigure>} */
  const figures = new Map();
  for (const line of lines.split("\n").filter(Boolean)) {
    /** @type {RecordedFigure} */
    const recorded = JSON.parse(line);
    figures.set(`${recorded.figure}\n${recorded.contestant}`, recorded);
  }
  return [...figures.values()];
}

/**
 * A table in Markdown: a row for each figure, a column for each contestant, and in each cell the median with the smallest
 * and the largest value.
 * @param {readonly RecordedFigure[]} figures
 */
export function formatFigures(figures) {
  const contestants = [...new Set(figures.map(({ contestant }) => contestant))];
  const names = [...new Set(figures.map(({ figure }) => figure))];
  const rows = names.map((name) => {
    const own = figures.filter(({ figure }) => figure === name);
    const cells = contestants.map((contestant) => formatCell(own.find((figure) => figure.contestant === contestant)));
    return [`${name}, ${own[0]?.unit}`, ...cells, formatLoads(own)];
  });
  const lines = [["figure", ...contestants, "load"], ["---", ...contestants.map(() => "---"), "---"], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** @param {readonly number[]} values */
export function computeMedian(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper;
}

/** @param {RecordedFigure | undefined} figure */
function formatCell(figure) {
  if (figure === undefined || figure.values.length === 0) return "–";
  const { values } = figure;
  const median = formatValue(computeMedian(values));
  return values.length === 1
    ? median
    : `${median} (${formatValue(Math.min(...values))} to ${formatValue(Math.max(...values))})`;
}

/** @param {readonly RecordedFigure[]} figures */
function formatLoads(figures) {
  return Math.max(...figures.map(({ load }) => load)).toFixed(1);
}

/** @param {number} value */
function formatValue(value) {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(Number.isInteger(value) ? 0 : digits);
}
