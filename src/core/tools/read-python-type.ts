import type { Json, JsonObject } from "#core/json.ts";
import { findClosing, findOutside, splitOutside } from "./code-scanner.ts";
import { readLiteral, readText } from "./read-literal.ts";
import { buildFormat, buildWords, joinAlternatives, type ReadType } from "./signature.ts";

/** The schema of a class that stands beside the function, by its name. */
export type FindClass = (name: string, depth: number) => ReadType | undefined;

const SIMPLE: Record<string, JsonObject | undefined> = {
  str: { type: "string" },
  string: { type: "string" },
  int: { type: "integer" },
  integer: { type: "integer" },
  float: { type: "number" },
  number: { type: "number" },
  complex: undefined,
  Decimal: { type: "number" },
  bool: { type: "boolean" },
  boolean: { type: "boolean" },
  dict: { type: "object" },
  Dict: { type: "object" },
  Mapping: { type: "object" },
  list: { type: "array" },
  List: { type: "array" },
  tuple: { type: "array" },
  set: { type: "array" },
  Any: {},
  object: {},
  datetime: buildFormat("date-time"),
  date: buildFormat("date"),
  time: buildFormat("time"),
  UUID: buildFormat("uuid"),
  Path: { type: "string" },
  bytes: undefined,
};
const LISTS = /^(?:list|List|Sequence|MutableSequence|Iterable|Collection|set|Set|frozenset|FrozenSet|AbstractSet)$/;
const MAPS = /^(?:dict|Dict|Mapping|MutableMapping|OrderedDict|defaultdict)$/;
/** Deeper than types are written. */
const MAX_DEPTH = 12;

/** The schema of a type as Python writes it, such as `list[str] | None`. */
export function readPythonType(code: string, findClass: FindClass, depth = 0): ReadType {
  const text = code.trim();
  if (depth > MAX_DEPTH) return { schema: {}, unread: [text] };
  if (/^["']/.test(text)) return readPythonType(readText(text, "python") ?? "", findClass, depth + 1);
  const alternatives = splitOutside(text, "|", "python").map((each) => each.trim());
  if (alternatives.length > 1) return readUnion(alternatives, findClass, depth);
  const open = text.indexOf("[");
  const name = (open < 0 ? text : text.slice(0, open)).trim().split(".").at(-1) ?? "";
  if (open < 0) {
    if (Object.hasOwn(SIMPLE, name)) {
      const schema = SIMPLE[name];
      return schema ? { schema, unread: [] } : { schema: {}, unread: [text] };
    }
    return findClass(name, depth + 1) ?? { schema: {}, unread: [text] };
  }
  if (findClosing(text, open, "python") !== text.length - 1) return { schema: {}, unread: [text] };
  const inside = splitOutside(text.slice(open + 1, -1), ",", "python")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  return readGeneric(name, inside, text, findClass, depth);
}

function readGeneric(
  name: string,
  inside: readonly string[],
  text: string,
  findClass: FindClass,
  depth: number,
): ReadType {
  const [first = "Any", ...others] = inside;
  if (name === "Optional") return readUnion([first, "None"], findClass, depth);
  if (name === "Union") return readUnion(inside, findClass, depth);
  if (name === "Literal") return readWords(inside, text);
  if (name === "Annotated") {
    const read = readPythonType(first, findClass, depth + 1);
    const description = others.map(findNoted).find((each) => each !== undefined);
    return { ...read, ...(description === undefined ? {} : { description }) };
  }
  if (LISTS.test(name) || name === "tuple" || name === "Tuple") {
    const items = name.toLowerCase() === "tuple" ? [...new Set(inside.filter((each) => each !== "..."))] : [first];
    const read = readUnion(items, findClass, depth);
    return {
      ...read,
      schema: { type: "array", items: read.schema, ...(/set/i.test(name) ? { uniqueItems: true } : {}) },
    };
  }
  if (MAPS.test(name)) {
    const read = readPythonType(others[0] ?? "Any", findClass, depth + 1);
    const hasType = Object.keys(read.schema).length > 0;
    return { ...read, schema: { type: "object", ...(hasType ? { additionalProperties: read.schema } : {}) } };
  }
  if (/^(?:Required|NotRequired|Final|ClassVar|ReadOnly)$/.test(name))
    return readPythonType(first, findClass, depth + 1);
  return { schema: {}, unread: [text] };
}

function readUnion(alternatives: readonly string[], findClass: FindClass, depth: number): ReadType {
  const others = alternatives.filter((each) => each !== "None" && each !== "NoneType");
  const read = others.map((each) => readPythonType(each, findClass, depth + 1));
  return {
    schema: joinAlternatives(
      read.map(({ schema }) => schema),
      others.length < alternatives.length,
    ),
    unread: read.flatMap(({ unread }) => unread),
  };
}

function readWords(inside: readonly string[], text: string): ReadType {
  const values = inside.map((each) => readLiteral(each, "python"));
  if (values.length === 0 || !values.every((each): each is Json => each !== undefined))
    return { schema: {}, unread: [text] };
  return { schema: buildWords(values), unread: [] };
}

/** The description among what `Annotated[…]` adds to a type: a text, or that of a `Field`. */
const findNoted = (code: string): string | undefined =>
  /^[rRuU]?["']/.test(code) ? readText(code, "python") : findFieldDescription(code);

/** The description in `Field(description="…")` and the like. */
export function findFieldDescription(code: string): string | undefined {
  const text = code.trim();
  if (!/^(?:\w+\.)?(?:Field|Query|Body|Path|Param|Parameter|Doc)\s*\(/.test(text)) return undefined;
  const open = text.indexOf("(");
  const close = findClosing(text, open, "python") ?? text.length;
  const pieces = splitOutside(text.slice(open + 1, close), ",", "python").map((piece) => piece.trim());
  const named = pieces.find((piece) => /^description\s*=/.test(piece));
  if (named !== undefined) return readText(named.slice(named.indexOf("=") + 1).trim(), "python");
  const [first = ""] = pieces;
  return /^Doc\b/.test(text) ? readText(first, "python") : undefined;
}

/** The default in `Field(default, …)` or `Field(default=…)`: its code, or undefined where it has none. */
export function findFieldDefault(code: string): { isField: boolean; code?: string } {
  const text = code.trim();
  if (!/^(?:\w+\.)?(?:Field|Query|Body|Param|Parameter|field)\s*\(/.test(text)) return { isField: false };
  const open = text.indexOf("(");
  const pieces = splitOutside(
    text.slice(open + 1, findClosing(text, open, "python") ?? text.length),
    ",",
    "python",
  ).map((piece) => piece.trim());
  const [first = ""] = pieces;
  const named = pieces.find((piece) => /^default(?:_factory)?\s*=/.test(piece));
  if (named !== undefined) return { isField: true, code: named.slice(named.indexOf("=") + 1).trim() };
  const isPositional = first !== "" && findOutside(first, "=", "python") === undefined && first !== "...";
  return { isField: true, ...(isPositional ? { code: first } : {}) };
}
