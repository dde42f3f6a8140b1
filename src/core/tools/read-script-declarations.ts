import type { Json } from "#core/json.ts";
import { findClosing, findOutside, removeComments, splitOutside } from "./code-scanner.ts";
import { readLiteral } from "./read-literal.ts";
import { buildWords, type ReadType } from "./signature.ts";
import { readObjectType, readScriptType, type FindDeclared } from "./read-script-type.ts";

/** Creates the look-up of the interfaces, types and enums of a program by name. A type that has itself as a part is cut there. */
export function createFindDeclared(program: string): FindDeclared {
  const open: string[] = [];
  const find: FindDeclared = (name, depth) => {
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return undefined;
    if (open.includes(name)) return { schema: { type: "object" }, unread: [`${name}, which refers to itself`] };
    open.push(name);
    const read = readDeclaration(program, name, find, depth);
    open.pop();
    return read;
  };
  return find;
}

function readDeclaration(program: string, name: string, find: FindDeclared, depth: number): ReadType | undefined {
  const escaped = name.replaceAll("$", String.raw`\$`);
  const head = new RegExp(`\\b(interface|type|enum)\\s+${escaped}\\s*(?:extends\\s+([\\w$,\\s]+?)\\s*)?([={])`);
  const match = head.exec(program);
  if (!match) return undefined;
  const [all, kind = "", bases = "", sign = ""] = match;
  const start = match.index + all.length;
  if (kind === "type") {
    const end = findOutside(program, ";", "script", start);
    const declared = program.slice(start, Math.min(end ?? program.length, findNextStatement(program, start)));
    return sign === "=" ? readScriptType(declared, find, depth) : undefined;
  }
  const close = findClosing(program, start - 1, "script");
  if (sign !== "{" || close === undefined) return undefined;
  const inside = program.slice(start, close);
  if (kind === "enum") return readEnum(inside);
  const own = readObjectType(inside, find, depth + 1);
  const extended = bases.split(",").filter((each) => each.trim() !== "");
  if (extended.length === 0) return own;
  const joined = readScriptType(extended.join("&"), find, depth + 1);
  const required = [joined, own].flatMap(({ schema }) => (Array.isArray(schema["required"]) ? schema["required"] : []));
  return {
    schema: {
      ...own.schema,
      properties: { ...Object(joined.schema["properties"]), ...Object(own.schema["properties"]) },
      ...(required.length > 0 ? { required } : {}),
    },
    unread: [...joined.unread, ...own.unread],
  };
}

/** The position of the next statement that begins a line, for types that end without a semicolon. */
function findNextStatement(program: string, from: number): number {
  const next = /\n(?:export|declare|type|interface|enum|function|async|const|let|var|class|\/\*\*)\b/.exec(
    program.slice(from),
  );
  const documented = program.indexOf("\n/**", from);
  return Math.min(next ? from + next.index : program.length, documented < 0 ? program.length : documented);
}

function readEnum(inside: string): ReadType {
  const values = splitOutside(removeComments(inside, "script"), ",", "script")
    .map((member) => member.trim())
    .filter((member) => member !== "")
    .map((member, index): Json => {
      const equals = findOutside(member, "=", "script");
      return equals === undefined
        ? index
        : (readLiteral(member.slice(equals + 1), "script") ?? member.slice(0, equals).trim());
    });
  return { schema: buildWords(values), unread: [] };
}
