import { explainJsonFault } from "#core/explain-json-fault.ts";
import { findDepthFault } from "#core/find-depth-fault.ts";
import type { Json } from "#core/json.ts";
import { parseJson } from "#core/json.ts";

const FENCE = /^\s*```\w*[^\S\n]*\n(?<inside>[\s\S]*?)\n?```\s*$/;

/** The examples in a pasted text: one value, in a code fence or without, or a value on each line; or why there are none. */
export function readExamples(pasted: string): { examples: Json[] } | { reason: string } {
  const text = FENCE.exec(pasted)?.groups?.["inside"] ?? pasted;
  if (text.trim() === "") return { reason: "Paste an answer first" };
  const depth = findDepthFault(text);
  if (depth !== undefined) return { reason: depth };
  const whole = parseJson(text.trim());
  if (whole !== undefined) return { examples: [whole] };
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const values = lines.map((line) => parseJson(line.trim()));
  if (lines.length > 1 && values.every((value) => value !== undefined)) return { examples: values };
  return { reason: `It is no JSON: ${explainJsonFault(text)}` };
}
