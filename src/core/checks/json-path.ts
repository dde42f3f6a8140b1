import type { Json } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";

/** A name, a position in brackets, or a name in quotation marks with or without brackets. */
const STEP = /\.?(?:\[\s*(-?\d+)\s*\]|\[?\s*("(?:[^"\\]|\\.)*"|'[^']*')\s*\]?|([^.[\]"']+))/gy;

/** The steps of a path such as `total.net`, `items[0].name`, `$.a` or `"a.b".c`; undefined where it is none. */
export function parseJsonPath(path: string): string[] | undefined {
  const text = path.trim().replace(/^\$(?=$|[.[])/, "");
  const steps: string[] = [];
  let end = 0;
  for (const [written, position, quoted, name] of text.matchAll(STEP)) {
    end += written.length;
    const step = position ?? name ?? unquote(quoted ?? "");
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return end === text.length ? steps : undefined;
}

function unquote(quoted: string): string | undefined {
  if (quoted.startsWith("'")) return quoted.slice(1, -1);
  const name = parseJson(quoted);
  return typeof name === "string" ? name : undefined;
}

/** The value at some steps; undefined where there is none. A position below 0 counts from the end of a list. */
export function getAtPath(value: Json, steps: readonly string[]): Json | undefined {
  let at: Json | undefined = value;
  for (const step of steps) {
    if (Array.isArray(at)) at = /^-?\d+$/.test(step) ? at.at(Number(step)) : undefined;
    else at = isJsonObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
    if (at === undefined) return undefined;
  }
  return at;
}
