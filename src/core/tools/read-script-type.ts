import type { Json, JsonObject } from "#core/json.ts";
import { findClosing, findOutside, trimComments, splitOutside } from "./code-scanner.ts";
import { readLiteral } from "./read-literal.ts";
import { joinLines } from "./read-docstring.ts";
import {
  buildArgumentsSchema,
  buildFormat,
  buildWords,
  joinAlternatives,
  type ReadType,
  type SignatureParameter,
} from "./signature.ts";

/** The type that a program declares by a name, such as an interface. */
export type FindDeclared = (name: string, depth: number) => ReadType | undefined;

const SIMPLE: Record<string, JsonObject | undefined> = {
  string: { type: "string" },
  String: { type: "string" },
  number: { type: "number" },
  Number: { type: "number" },
  bigint: { type: "integer" },
  integer: { type: "integer" },
  int: { type: "integer" },
  boolean: { type: "boolean" },
  Boolean: { type: "boolean" },
  bool: { type: "boolean" },
  object: { type: "object" },
  Object: { type: "object" },
  any: {},
  unknown: {},
  "*": {},
  "?": {},
  Date: buildFormat("date-time"),
  URL: buildFormat("uri"),
  Array: { type: "array" },
};
/** Deeper than types are written. */
const MAX_DEPTH = 12;

/** The schema of a type as TypeScript or JSDoc writes it, such as `string[] | undefined`. */
export function readScriptType(code: string, findDeclared: FindDeclared, depth = 0): ReadType {
  const text = trimComments(trimComments(code, "script").replace(/^[|&]/, ""), "script");
  if (depth > MAX_DEPTH || text === "") return { schema: {}, unread: text === "" ? [] : [text] };
  if (/^(?:readonly|asserts)\s/.test(text)) return readScriptType(text.replace(/^\w+\s/, ""), findDeclared, depth + 1);
  if (/^[?!](?=\w)/.test(text)) return readScriptType(text.slice(1), findDeclared, depth + 1);
  const isFunction = /^(?:async\s*)?(?:new\s*)?(?:<[^>]*>\s*)?\(/.test(text) && /=>/.test(text);
  if (isFunction && findOutside(text.replace("=>", "\u0000"), "\u0000", "script") !== undefined)
    return { schema: {}, unread: [text] };
  const alternatives = splitOutside(text, "|", "script").map((each) => each.trim());
  if (alternatives.length > 1) return readUnion(alternatives, findDeclared, depth);
  const joined = splitOutside(text, "&", "script");
  if (joined.length > 1) return joinObjects(joined.map((each) => readScriptType(each, findDeclared, depth + 1)));
  return readOne(text, findDeclared, depth);
}

function readOne(text: string, findDeclared: FindDeclared, depth: number): ReadType {
  if (Object.hasOwn(SIMPLE, text)) return { schema: SIMPLE[text] ?? {}, unread: [] };
  if (text.endsWith("[]")) return readList([text.slice(0, -2)], findDeclared, depth);
  const closing = /^[([{]/.test(text) ? findClosing(text, 0, "script") : undefined;
  if (closing === text.length - 1) {
    const inside = text.slice(1, -1);
    if (text.startsWith("(")) return readScriptType(inside, findDeclared, depth + 1);
    return text.startsWith("{")
      ? readObjectType(inside, findDeclared, depth + 1)
      : readList(splitOutside(inside, ",", "script"), findDeclared, depth);
  }
  const literal = readLiteral(text, "script");
  if (literal !== undefined) return { schema: buildWords([literal]), unread: [] };
  if (/^`[\s\S]*`$/.test(text)) return { schema: { type: "string" }, unread: [] };
  const open = text.indexOf("<");
  if (open > 0 && text.endsWith(">")) {
    const inside = splitOutside(text.slice(open + 1, -1), ",", "script").map((each) => each.trim());
    return readGeneric(text.slice(0, open).replace(/\.$/, "").trim(), inside, text, findDeclared, depth);
  }
  return findDeclared(text, depth + 1) ?? { schema: {}, unread: [text] };
}

function readGeneric(
  name: string,
  inside: readonly string[],
  text: string,
  findDeclared: FindDeclared,
  depth: number,
): ReadType {
  const [first = "unknown", second = "unknown"] = inside;
  if (/^(?:Array|ReadonlyArray|Set|ReadonlySet|Iterable)$/.test(name)) return readList([first], findDeclared, depth);
  if (/^(?:Readonly|NonNullable|Awaited|Promise)$/.test(name)) return readScriptType(first, findDeclared, depth + 1);
  if (/^(?:Record|Map|Object)$/.test(name)) {
    const read = readScriptType(second, findDeclared, depth + 1);
    const hasType = Object.keys(read.schema).length > 0;
    return { ...read, schema: { type: "object", ...(hasType ? { additionalProperties: read.schema } : {}) } };
  }
  if (name === "Partial" || name === "Required") {
    const { schema, unread } = readScriptType(first, findDeclared, depth + 1);
    const { required: _required, ...rest } = schema;
    const { properties = {} } = schema;
    return { schema: name === "Partial" ? rest : { ...rest, required: Object.keys(Object(properties)) }, unread };
  }
  return { schema: {}, unread: [text] };
}

function readList(items: readonly string[], findDeclared: FindDeclared, depth: number): ReadType {
  const alternatives = [...new Set(items.map((each) => each.trim().replace(/^\w+\??:/, "")))];
  const read = readUnion(alternatives, findDeclared, depth);
  return { ...read, schema: { type: "array", items: read.schema } };
}

function readUnion(alternatives: readonly string[], findDeclared: FindDeclared, depth: number): ReadType {
  const others = alternatives.filter((each) => !/^(?:null|undefined|void|)$/.test(each));
  const isBoolean = others.includes("true") && others.includes("false");
  const rest = isBoolean ? ["boolean", ...others.filter((each) => each !== "true" && each !== "false")] : others;
  const read = rest.map((each) => readScriptType(each, findDeclared, depth + 1));
  return {
    schema: joinAlternatives(
      read.map(({ schema }) => schema),
      alternatives.includes("null"),
    ),
    unread: read.flatMap(({ unread }) => unread),
  };
}

function joinObjects(read: readonly ReadType[]): ReadType {
  const unread = read.flatMap((each) => each.unread);
  if (!read.every(({ schema }) => schema["type"] === "object"))
    return { schema: {}, unread: [...unread, "a joined type"] };
  const required = [
    ...new Set(read.flatMap(({ schema }) => (Array.isArray(schema["required"]) ? schema["required"] : []))),
  ];
  const properties: JsonObject = Object.fromEntries(
    read.flatMap(({ schema }): [string, Json][] => Object.entries(Object(schema["properties"]))),
  );
  return { schema: { type: "object", properties, ...(required.length > 0 ? { required } : {}) }, unread };
}

/** The schema of what stands between the braces of an object type or an interface. */
export function readObjectType(inside: string, findDeclared: FindDeclared, depth = 0): ReadType {
  const unread: string[] = [];
  let rest: ReadType | undefined;
  const members = listMembers(inside).flatMap(({ code, comment }): SignatureParameter[] => {
    const index = /^(?:readonly\s+)?\[\s*\w+\s*:[^\]]*\]\s*:([\s\S]*)$/.exec(code);
    if (index) {
      rest = readScriptType(index[1] ?? "", findDeclared, depth + 1);
      return [];
    }
    const [, quoted, plain, optional = "", type = ""] =
      /^(?:readonly\s+)?(?:["']([^"']*)["']|([\p{L}_$][\p{L}\p{N}_$]*))\s*(\?)?\s*:([\s\S]*)$/u.exec(code) ?? [];
    const name = quoted ?? plain;
    if (name === undefined) {
      unread.push(code);
      return [];
    }
    const read = readScriptType(type, findDeclared, depth + 1);
    unread.push(...read.unread);
    const isRequired = optional === "" && !allowsUndefined(type);
    return [{ name, schema: read.schema, isRequired, description: comment }];
  });
  unread.push(...(rest?.unread ?? []));
  const hasRest = rest !== undefined && Object.keys(rest.schema).length > 0;
  if (members.length === 0 && rest)
    return { schema: { type: "object", ...(hasRest ? { additionalProperties: rest.schema } : {}) }, unread };
  return {
    schema: { ...buildArgumentsSchema(members), ...(rest && hasRest ? { additionalProperties: rest.schema } : {}) },
    unread,
  };
}

/** True for a type with `undefined` among its alternatives. */
export const allowsUndefined = (type: string): boolean =>
  splitOutside(type, "|", "script").some((each) => each.trim() === "undefined");

/** The members of an object type, each with the comment before it. They end with a semicolon, a comma or their line. */
function listMembers(inside: string): { code: string; comment: string }[] {
  const members: { code: string; comment: string }[] = [];
  let comment = "";
  for (const piece of splitOutside(inside, ";,\n", "script")) {
    const written = readComments(piece.slice(0, findOutside(piece, ":", "script") ?? piece.length));
    const code = trimComments(piece, "script");
    const last = members.at(-1);
    if (code === "") comment = [comment, written].filter((each) => each !== "").join(" ");
    else if (last && /^[|&]|^:|^\?:/.test(code)) last.code += ` ${code}`;
    else if (last && /[|&:]$/.test(last.code)) last.code += ` ${code}`;
    else {
      members.push({ code, comment: [comment, written].filter((each) => each !== "").join(" ") });
      comment = "";
    }
  }
  return members;
}

/** The words of the comments in a piece of a program. */
function readComments(piece: string): string {
  const found = [...piece.matchAll(/\/\*\*?([\s\S]*?)\*\/|(?:^|\s)\/\/([^\n]*)/g)];
  return joinLines(
    found.flatMap(([, block = "", line = ""]) =>
      `${block}${line}`.split("\n").map((each) => each.trim().replace(/^\*\s?/, "")),
    ),
  );
}
