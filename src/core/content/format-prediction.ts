import type { Part } from "./part.ts";

/** Text of a prediction, "label (score): explanation", for copying and for wires that carry text only. */
export function formatPrediction({ label, score, explanation }: Extract<Part, { kind: "prediction" }>): string {
  const head = score === undefined ? label : `${label} (${score})`;
  return explanation === "" ? head : `${head}: ${explanation}`;
}
