import { getExactNumber } from "#core/exact-number.ts";
import { formatCount } from "#core/format.ts";
import type { Parameters } from "#core/vocabulary.ts";

const SHORT_NAMES: Record<string, string> = {
  temperature: "T",
  max_tokens: "max",
  max_completion_tokens: "max",
  "thinking.budget_tokens": "thinking",
  "output_config.format.schema": "schema",
  "response_format.json_schema.schema": "schema",
};
/** Said by others: the type of thinking by its budget, and that of a format by its schema. */
const OMITTED_PATHS = new Set([
  "stream",
  "thinking.type",
  "output_config.format.type",
  "response_format.json_schema.name",
  "response_format.json_schema.strict",
]);

/** Parameters in few words, in the order of the panel: "T 0.2", "max 4,096". */
export function describeParameters(parameters: Parameters): string[] {
  return Object.entries(parameters)
    .filter(([path]) => !OMITTED_PATHS.has(path))
    .map(([path, value]) => {
      const name = SHORT_NAMES[path] ?? path;
      if (typeof value === "number") return `${name} ${Number.isInteger(value) ? formatCount(value) : value}`;
      if (Array.isArray(value)) return `${name} ${value.length}`;
      const exact = getExactNumber(value);
      if (exact !== undefined) return `${name} ${exact}`;
      return typeof value === "object" ? name : `${name} ${String(value)}`;
    });
}
