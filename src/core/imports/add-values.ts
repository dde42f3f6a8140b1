import type { ProgramValue } from "./program-value.ts";
import { Filled, Unresolved } from "./program-value.ts";
import { fillUnresolved } from "./read-text-token.ts";

/** Two values after each other, where one is a text or both are numbers or lists. */
export function addValues(a: ProgramValue, b: ProgramValue): ProgramValue | undefined {
  if (typeof a === "number" && typeof b === "number") return a + b;
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  const [before, after] = [toFilled(a), toFilled(b)];
  if (!before || !after) return undefined;
  const holes = [...before.holes, ...after.holes];
  const text = before.text + after.text;
  return holes.length === 0 ? text : new Filled(text, holes);
}

function toFilled(value: ProgramValue): Filled | undefined {
  if (typeof value === "string") return new Filled(value, []);
  if (value instanceof Filled) return value;
  return value instanceof Unresolved ? fillUnresolved(value) : undefined;
}
