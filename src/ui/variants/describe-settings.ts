import type { Parameters } from "#core/conversation/conversation.ts";
import { formatCount } from "#core/format.ts";

const SHORT: Record<string, string> = {
  temperature: "T",
  max_tokens: "max",
  "thinking.budget_tokens": "thinking",
};
const UNSAID = new Set(["stream", "thinking.type"]);

/** Parameters in few words, in the order of the panel: "T 0.2", "max 4,096". */
export function describeSettings(parameters: Parameters): string[] {
  return Object.entries(parameters)
    .filter(([path]) => !UNSAID.has(path))
    .map(([path, value]) => {
      const name = SHORT[path] ?? path;
      if (typeof value === "number") return `${name} ${Number.isInteger(value) ? formatCount(value) : value}`;
      if (Array.isArray(value)) return `${name} ${value.length}`;
      return typeof value === "object" ? name : `${name} ${String(value)}`;
    });
}
