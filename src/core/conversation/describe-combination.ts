import type { Conversation, SweptValue, Variant } from "./conversation.ts";
import { formatCount } from "#core/format.ts";

/** What sets a variant apart in its sweep, such as "temperature 0", "model a/b"; empty where it is in none. */
export function describeCombination({ sweeps }: Pick<Conversation, "sweeps">, { sweep }: Variant): string[] {
  const own = sweeps.find(({ id }) => id === sweep?.id);
  if (!own || !sweep) return [];
  return Object.entries(sweep.valueIds).flatMap(([path, valueId]) => {
    const value = own.values[path]?.find(({ id }) => id === valueId);
    return value ? [`${path} ${describeValue(value)}`] : [];
  });
}

/** A swept value in words: numbers with commas, texts as they are, everything else as JSON, "not sent" for none. */
export function describeValue({ value }: Pick<SweptValue, "value">): string {
  if (value === undefined) return "not sent";
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isInteger(value) ? formatCount(value) : String(value);
  return JSON.stringify(value);
}

/** Values as they are typed into a field, so that they read back as the same. */
export function printValues(values: readonly SweptValue[]): string {
  const shown = values.filter(({ isLeftOut }) => !isLeftOut);
  return shown
    .map(({ value }) => (value === undefined ? "not sent" : typeof value === "string" ? value : JSON.stringify(value)))
    .join(", ");
}
