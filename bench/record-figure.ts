import { appendFileSync } from "node:fs";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";

/** One measured figure of one contestant, as a line of `.cache/figures.jsonl`. */
export type RecordedFigure = { figure: string; contestant: string; unit: string; values: number[]; load: number };

/** The file that `npm run bench` empties at its start and prints as a table at its end. */
const FIGURES_FILE = fileURLToPath(new URL("../.cache/figures.jsonl", import.meta.url));

/**
 * Records the values of all rounds of one figure, for example `recordFigure("one update at 8k tokens", "Étude", [11, 12],
 * "ms")`, with the load of the machine. Contestants of one figure are measured in turns, so that a busy moment hits all.
 */
export function recordFigure(figure: string, contestant: string, values: readonly number[], unit: string): void {
  const load = loadavg()[0] ?? NaN;
  const recorded: RecordedFigure = { figure, contestant, unit, values: [...values], load };
  appendFileSync(FIGURES_FILE, `${JSON.stringify(recorded)}\n`);
}
