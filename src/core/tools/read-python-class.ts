import type { Json } from "#core/json.ts";
import { findOutside, removeComments, splitOutside } from "./code-scanner.ts";
import { readDocstring } from "./read-docstring.ts";
import { readLiteral, readText } from "./read-literal.ts";
import type { FindClass } from "./read-python-type.ts";
import { findFieldDescription, findFieldDefault, readPythonType } from "./read-python-type.ts";
import { buildArgumentsSchema, buildWords, type ReadType, type SignatureParameter } from "./signature.ts";

/**
 * Creates the look-up of the classes of a program by name: the values of an Enum, and the fields of a TypedDict, a dataclass or a
 * model of Pydantic. A class that has itself as a field is cut there.
 */
export function createFindClass(program: string): FindClass {
  const open: string[] = [];
  const find: FindClass = (name, depth) => {
    // What stands where a type is expected may be no name, and no pattern either.
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return undefined;
    const head = new RegExp(`^([ \\t]*)class[ \\t]+${name}\\b[ \\t]*(?:\\(([^)\\n]*)\\))?[ \\t]*:`, "m");
    const match = head.exec(program);
    if (!match) return undefined;
    if (open.includes(name)) return { schema: { type: "object" }, unread: [`${name}, which refers to itself`] };
    const body = takeBody(program.slice(match.index + match[0].length), (match[1] ?? "").length);
    open.push(name);
    const read = /\b\w*(?:Enum|Flag)\b/.test(match[2] ?? "")
      ? readEnum(body)
      : readFields(body, match[2] ?? "", find, depth);
    open.pop();
    return read;
  };
  return find;
}

/** The lines that stand deeper than the head of a class, without that indentation. */
function takeBody(after: string, indent: number): string {
  const lines = after.split("\n");
  const end = lines.findIndex(
    (line, index) => index > 0 && line.trim() !== "" && line.length - line.trimStart().length <= indent,
  );
  const body = lines.slice(1, end < 0 ? undefined : end);
  const first = body.find((line) => line.trim() !== "") ?? "";
  return body.map((line) => line.slice(first.length - first.trimStart().length)).join("\n");
}

function readEnum(body: string): ReadType {
  const values = listStatements(body).flatMap((line): Json[] => {
    const value = /^\w+\s*=(?!=)/.test(line) ? readLiteral(line.slice(line.indexOf("=") + 1), "python") : undefined;
    return value === undefined ? [] : [value];
  });
  return values.length === 0
    ? { schema: {}, unread: ["an Enum without values"] }
    : { schema: buildWords(values), unread: [] };
}

function readFields(body: string, bases: string, findClass: FindClass, depth: number): ReadType {
  const isWithoutRequired = /\btotal\s*=\s*False\b/.test(bases);
  const unread: string[] = [];
  const statements = listStatements(body);
  const docstring = readText(statements[0] ?? "", "python");
  const documented = docstring === undefined ? undefined : readDocstring(docstring);
  const fields = statements.flatMap((line): SignatureParameter[] => {
    const [, name = "", rest = ""] = /^([\p{L}_][\p{L}\p{N}_]*)\s*:([\s\S]*)$/u.exec(line) ?? [];
    if (name === "" || name.startsWith("_")) return [];
    const equals = findOutside(rest, "=", "python");
    const type = rest.slice(0, equals).trim();
    if (/^(?:\w+\.)?ClassVar\b/.test(type)) return [];
    const given = equals === undefined ? undefined : rest.slice(equals + 1).trim();
    const field = given === undefined ? { isField: false } : findFieldDefault(given);
    const code = field.isField ? field.code : given;
    const read = readPythonType(type, findClass, depth + 1);
    unread.push(...read.unread);
    const description = (given === undefined ? undefined : findFieldDescription(given)) ?? read.description;
    return [
      {
        name,
        schema: read.schema,
        isRequired: code === undefined && !isWithoutRequired && !/\bNotRequired\s*\[/.test(type),
        description: description ?? documented?.parameters.get(name)?.description,
        default: code === undefined ? undefined : readLiteral(code, "python"),
      },
    ];
  });
  return { schema: buildArgumentsSchema(fields), unread };
}

/** The statements of a body, without those that stand deeper in it. */
function listStatements(body: string): string[] {
  return splitOutside(removeComments(body, "python"), "\n", "python")
    .filter((line) => line.trim() !== "" && !/^\s/.test(line))
    .map((line) => line.trim());
}
