import { writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject } from "#core/json.ts";
import { nameVariable } from "#core/templates/name-variable.ts";

/** A value of a program as far as it can be told without running it. */
export type ProgramValue =
  | null
  | boolean
  | number
  | string
  | ProgramValue[]
  | { [name: string]: ProgramValue }
  | Unresolved
  | Filled
  | JsonText;

/** A value that only the running program knows, by its source; an absent one is not sent at all. */
export class Unresolved {
  readonly source: string;
  readonly isAbsent: boolean;

  constructor(source: string, isAbsent = false) {
    this.source = source;
    this.isAbsent = isAbsent;
  }
}

/** A text with markers in place of values that only the running program knows. */
export class Filled {
  readonly text: string;
  readonly holes: readonly string[];

  constructor(text: string, holes: readonly string[]) {
    this.text = text;
    this.holes = holes;
  }
}

/** The JSON text of a value. */
export class JsonText {
  readonly value: ProgramValue;

  constructor(value: ProgramValue) {
    this.value = value;
  }
}

/** Findings in a value beside its JSON: the names of markers, and the positions of values that are not taken. */
export type Settled = { holes: Set<string>; unresolved: { path: string; source: string }[] };

/** The fields whose texts may have markers: everywhere else one would be sent as if it were the value. */
const TEXT_FIELDS = new Set(["content", "text", "system", "instructions", "input", "prompt"]);

/** The value as JSON; undefined for one that is unknown or absent, which is then recorded. */
export function settleValue(value: ProgramValue, settled: Settled, path = "", name = ""): Json | undefined {
  if (value instanceof Unresolved) {
    if (value.isAbsent) return undefined;
    if (!TEXT_FIELDS.has(name)) return refuse(settled, path, value.source);
    return fill(settled, nameVariable(value.source));
  }
  if (value instanceof Filled) {
    if (!TEXT_FIELDS.has(name)) return refuse(settled, path, value.text);
    for (const hole of value.holes) settled.holes.add(hole);
    return value.text;
  }
  if (value instanceof JsonText) {
    const inner = settleValue(value.value, settled, path);
    return inner === undefined ? undefined : writeJson(inner);
  }
  if (Array.isArray(value))
    return value.flatMap((item, index) => settleValue(item, settled, `${path}[${index}]`) ?? []);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).flatMap(([key, item]): [string, Json][] => {
    const inner = settleValue(item, settled, path === "" ? key : `${path}.${key}`, key);
    return inner === undefined ? [] : [[key, inner]];
  });
  return Object.fromEntries(members);
}

function refuse({ unresolved }: Settled, path: string, source: string): undefined {
  unresolved.push({ path, source });
}

function fill({ holes }: Settled, name: string): string {
  holes.add(name);
  return `{{${name}}}`;
}

/** The member of an object value; undefined where it has none or is no object. */
export function getMember(value: ProgramValue | undefined, name: string): ProgramValue | undefined {
  return isPlainObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** True for an object of a program. */
export function isPlainObject(value: ProgramValue | undefined): value is { [name: string]: ProgramValue } {
  return isJsonObject(value) && !(value instanceof Unresolved || value instanceof Filled || value instanceof JsonText);
}
