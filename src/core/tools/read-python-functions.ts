import { shortenText } from "#core/cut-text.ts";
import { findClosing, findOutside, findTextEnd, removeComments, splitOutside } from "./code-scanner.ts";
import { type DocumentedFunction, readDocstring } from "./read-docstring.ts";
import { describeLiteralType, readLiteral, readText } from "./read-literal.ts";
import { createFindClass } from "./read-python-class.ts";
import type { FindClass } from "./read-python-type.ts";
import { findFieldDescription, findFieldDefault, readPythonType } from "./read-python-type.ts";
import { buildArgumentsSchema, type Signature, type SignatureParameter } from "./signature.ts";

const DEF = /^([ \t]*)(?:async[ \t]+)?def[ \t]+([\p{L}_][\p{L}\p{N}_]*)[ \t]*(?:\[[^\]\n]*\])?\(/gmu;

/** More than are pasted at once. */
const MAX_FUNCTIONS = 100;

/** The functions of a Python program by their hints, defaults and docstrings, without those inside another function. */
export function readPythonFunctions(program: string): { functions: Signature[]; faults: string[] } {
  const functions: Signature[] = [];
  const faults: string[] = [];
  const findClass = createFindClass(program);
  let outer: { indent: number; end: number } | undefined;
  for (const match of [...program.matchAll(DEF)].slice(0, MAX_FUNCTIONS)) {
    const [head, indentation = "", name = ""] = match;
    const indent = indentation.length;
    if (outer && indent > outer.indent && !leavesBlock(program.slice(outer.end, match.index), outer.indent)) continue;
    const open = match.index + head.length - 1;
    const close = findClosing(program, open, "python");
    const colon = close === undefined ? undefined : findOutside(program, ":", "python", close + 1);
    if (close === undefined) faults.push(`The parameters of ${name} have no closing bracket.`);
    if (close === undefined || /^__\w+__$/.test(name)) continue;
    outer = { indent, end: colon ?? close };
    const docstring = colon === undefined ? undefined : findDocstring(program.slice(colon + 1));
    const documented = docstring === undefined ? undefined : readDocstring(docstring);
    functions.push(readFunction(name, program.slice(open + 1, close), documented, findClass));
  }
  return { functions, faults };
}

/** True where a statement in some lines stands no deeper than a block, which ends before it. */
const leavesBlock = (lines: string, indent: number): boolean =>
  new RegExp(String.raw`\n[ \t]{0,${indent}}[\p{L}_@]`, "u").test(lines);

function findDocstring(body: string): string | undefined {
  const start = /^(?:\s|#[^\n]*\n)*/.exec(body)?.[0].length ?? 0;
  const prefix = /^[rRuU]?(?=["'])/.exec(body.slice(start));
  if (!prefix) return undefined;
  const quote = start + prefix[0].length;
  return readText(body.slice(start, findTextEnd(body, quote, "python")), "python");
}

function readFunction(
  name: string,
  list: string,
  documented: DocumentedFunction | undefined,
  findClass: FindClass,
): Signature {
  const notes: string[] = [];
  const parameters = splitOutside(removeComments(list, "python"), ",", "python").flatMap(
    (piece, index): SignatureParameter[] => {
      const text = piece.trim();
      if (text === "" || text === "*" || text === "/") return [];
      if (text.startsWith("*")) {
        notes.push(`${text.split(/[:=]/)[0]?.trim() ?? text} takes any number of values and is left out.`);
        return [];
      }
      if (index === 0 && /^(?:self|cls)\b/.test(text)) return [];
      return readParameter(text, documented, findClass, notes);
    },
  );
  return { name, description: documented?.description ?? "", schema: buildArgumentsSchema(parameters), notes };
}

function readParameter(
  text: string,
  documented: DocumentedFunction | undefined,
  findClass: FindClass,
  notes: string[],
): SignatureParameter[] {
  const [, name = ""] = /^([\p{L}_][\p{L}\p{N}_]*)\s*(?:[:=]|$)/u.exec(text) ?? [];
  if (name === "") {
    notes.push(`“${shortenText(text, 60)}” is no parameter and is left out.`);
    return [];
  }
  const equals = findOutside(text, "=", "python");
  const before = text.slice(name.length, equals).trim();
  const hint = before.startsWith(":") ? before.slice(1) : undefined;
  const given = equals === undefined ? undefined : text.slice(equals + 1).trim();
  const field = given === undefined ? { isField: false } : findFieldDefault(given);
  const code = field.isField ? field.code : given;
  const value = code === undefined ? undefined : readLiteral(code, "python");
  if (code !== undefined && value === undefined)
    notes.push(`The default of ${name} (${shortenText(code, 60)}) is left out.`);
  const documentedOne = documented?.parameters.get(name);
  const type = hint ?? documentedOne?.type;
  let schema = value === undefined ? {} : describeLiteralType(value);
  let description = given === undefined ? undefined : findFieldDescription(given);
  if (type !== undefined) {
    const read = readPythonType(type, findClass);
    schema = read.schema;
    description ??= read.description;
    // The words of a docstring are often no type.
    if (hint !== undefined || read.unread.length === 0)
      for (const each of read.unread)
        notes.push(`The type of ${name}, ${shortenText(each, 60)}, is not read: any value is allowed.`);
  }
  if (type === undefined && Object.keys(schema).length === 0) notes.push(`${name} has no type: any value is allowed.`);
  return [
    {
      name,
      schema,
      isRequired: code === undefined,
      description: description ?? documentedOne?.description,
      default: value,
    },
  ];
}
