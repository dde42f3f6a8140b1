import type { Part } from "./part.ts";

/** A prediction in words: for copying, and for wires that carry words alone. */
export function formatPrediction({ label, score, explanation }: Extract<Part, { kind: "prediction" }>): string {
  const head = score === undefined ? label : `${label} (${score})`;
  return explanation === "" ? head : `${head}: ${explanation}`;
}
