import type { ProgramValue } from "./program-value.ts";
import { JsonText, Unresolved } from "./program-value.ts";

/** Methods that only change white space or the form of a text, which nobody misses. */
const KEEPING = new Set(["encode", "toString", "decode", "copy", "valueOf"]);

/** The value of a method call: JSON as text, joined texts and trimmed ones; everything else is unresolved. */
export function readMethod(
  value: ProgramValue,
  name: string,
  { positional: [first] }: { positional: readonly ProgramValue[] },
  getSource: () => string,
): ProgramValue {
  const isJson = value instanceof Unresolved && /^(?:json|JSON|orjson|ujson)$/.test(value.source);
  if (isJson && (name === "dumps" || name === "stringify") && first !== undefined) return new JsonText(first);
  if (value instanceof Unresolved && value.source === "textwrap" && name === "dedent" && typeof first === "string")
    return dedent(first);
  if (name === "join") return join(value, first) ?? new Unresolved(getSource());
  if (KEEPING.has(name) && !(value instanceof Unresolved)) return value;
  if (typeof value === "string" && (name === "strip" || name === "trim")) return value.trim();
  return new Unresolved(getSource());
}

/** Texts joined as in JavaScript, `[…].join("\n")`, or as in Python, `"\n".join([…])`. */
function join(value: ProgramValue, first: ProgramValue | undefined): string | undefined {
  const [items, between = ","] = Array.isArray(value) ? [value, first] : [first, value];
  if (!Array.isArray(items) || typeof between !== "string") return undefined;
  const texts = items.filter((item) => typeof item === "string");
  return texts.length === items.length ? texts.join(between) : undefined;
}

/** The text without the white space that all its lines begin with. */
function dedent(text: string): string {
  const lines = text.split("\n");
  const depths = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const depth = Math.min(...(depths.length > 0 ? depths : [0]));
  return lines.map((line) => line.slice(depth)).join("\n");
}

/** The value of a call that only passes its argument on, such as `dict(…)` and `str(…)`; undefined for any other. */
export function readConstructor(
  name: string,
  [first]: readonly ProgramValue[],
  named: Readonly<Record<string, ProgramValue>>,
): ProgramValue | undefined {
  if (name === "dict" && first === undefined) return { ...named };
  if (/^(?:str|String|list|dict|Headers|dedent)$/.test(name) && first !== undefined) return first;
  return undefined;
}
