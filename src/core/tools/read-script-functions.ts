import { shortenText } from "#core/cut-text.ts";
import type { JsonObject } from "#core/json.ts";
import { isJsonObject, toList } from "#core/json.ts";
import { findClosing, findOutside, trimComments, splitOutside } from "./code-scanner.ts";
import { type DocumentedParameter, readJsdoc } from "./read-jsdoc.ts";
import { describeLiteralType, readLiteral } from "./read-literal.ts";
import { createFindDeclared } from "./read-script-declarations.ts";
import { allowsUndefined, type FindDeclared, readScriptType } from "./read-script-type.ts";
import { buildArgumentsSchema, type Signature, type SignatureParameter } from "./signature.ts";

const NAME = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const FUNCTION = new RegExp(String.raw`\bfunction\s*\*?\s*(${NAME})?\s*(?=[<(])`, "gu");
const ARROW = new RegExp(
  String.raw`\b(?:const|let|var)\s+(${NAME})\s*(?::[^=\n]+(?:=>[^=\n]+)?)?=\s*(?:async\s*)?(?:function\s*\*?\s*(?:${NAME})?\s*)?(?=[<(])`,
  "gu",
);
const BARE_ARROW = /^\s*(?:export\s+default\s+)?(?:async\s*)?(?=\()/g;
const METHOD = new RegExp(
  String.raw`^[ \t]*(?:(?:public|private|protected|static|async|override|get|export|default)\s+)*(${NAME})\s*(?=[<(])`,
  "gmu",
);
const NO_METHODS = /^(?:if|for|while|switch|catch|return|function|super|constructor|new|await|throw)$/;

/** More than are pasted at once. */
const MAX_FUNCTIONS = 100;

type Candidate = { name: string; at: number; open: number; close: number };

/** The functions of a program in TypeScript or JavaScript by their types, defaults and JSDoc, without those inside another one. */
export function readScriptFunctions(program: string): { functions: Signature[]; faults: string[] } {
  const faults: string[] = [];
  const findDeclared = createFindDeclared(program);
  const found = listCandidates(program, faults);
  const functions = found.map((candidate) => {
    const comment = findComment(program.slice(0, candidate.at));
    const documented = comment === undefined ? { description: "", parameters: [] } : readJsdoc(comment);
    const list = program.slice(candidate.open + 1, candidate.close);
    return readFunction(candidate.name, list, documented, findDeclared);
  });
  return { functions, faults };
}

/** The functions of a program in their order, each with the brackets of its parameters. */
function listCandidates(program: string, faults: string[]): Candidate[] {
  const patterns = [FUNCTION, ARROW];
  let found = patterns.flatMap((pattern) => collect(program, pattern, faults, false));
  if (found.length === 0) found = collect(program, BARE_ARROW, faults, true);
  if (found.length === 0) found = collect(program, METHOD, faults, true);
  const sorted = found.toSorted((a, b) => a.open - b.open || a.at - b.at);
  let end = -1;
  return sorted.filter(({ open, close }) => {
    if (open <= end) return false;
    const body = findOutside(program, "{;\n", "script", close + 1);
    const isBody = body !== undefined && program.charAt(body) === "{";
    end = isBody ? (findClosing(program, body, "script") ?? close) : close;
    return true;
  });
}

function collect(program: string, pattern: RegExp, faults: string[], hasBody: boolean): Candidate[] {
  return [...program.matchAll(pattern)].slice(0, MAX_FUNCTIONS).flatMap((match): Candidate[] => {
    const [head, name = ""] = match;
    if (NO_METHODS.test(name)) return [];
    let open = match.index + head.length;
    // The brackets of type parameters stand behind a name for the scanner, also where the function has none.
    if (program.charAt(open) === "<")
      open = program.indexOf("(", open + (findClosing(`T${program.slice(open)}`, 1, "script") ?? 0));
    const at = match.index;
    const close = open < 0 ? undefined : findClosing(program, open, "script");
    if (close === undefined) {
      if (!hasBody) faults.push(`The parameters of ${name || "the function"} have no closing bracket.`);
      return [];
    }
    const isFollowed = /^\s*(?::[^;{}]*(?:\{[^{}]*\}[^;{}]*)?)?(?:=>|\{)/.test(program.slice(close + 1));
    return hasBody && !isFollowed ? [] : [{ name, at, open, close }];
  });
}

/** The text of the JSDoc comment that ends right before a function. */
function findComment(before: string): string | undefined {
  const lead = before.replace(/(?:\b(?:export|default|async|declare|public|private|static)\s+)*$/, "").trimEnd();
  if (!lead.endsWith("*/")) return undefined;
  const start = lead.lastIndexOf("/**");
  return start < 0 ? undefined : lead.slice(start + 3, -2);
}

function readFunction(
  name: string,
  list: string,
  documented: { description: string; parameters: DocumentedParameter[] },
  findDeclared: FindDeclared,
): Signature {
  const notes: string[] = [];
  const tops = documented.parameters.filter(({ path }) => !path.includes("."));
  const parameters = splitOutside(list, ",", "script")
    .map((piece) => trimComments(piece, "script"))
    .filter((piece) => piece !== "" && !/^this\s*:/.test(piece))
    .flatMap((text, index): SignatureParameter[] => {
      if (text.startsWith("...")) {
        notes.push(`${text.split(/[:=]/)[0]?.trim() ?? text} takes any number of values and is left out.`);
        return [];
      }
      const plain = text.replace(/^(?:(?:public|private|protected|readonly|override)\s+)+/, "");
      return /^[{[]/.test(plain)
        ? readPattern(plain, tops[index], documented.parameters, findDeclared, notes)
        : readParameter(plain, documented.parameters, findDeclared, notes);
    });
  return { name, description: documented.description, schema: buildArgumentsSchema(parameters), notes };
}

function readParameter(
  text: string,
  documented: readonly DocumentedParameter[],
  findDeclared: FindDeclared,
  notes: string[],
): SignatureParameter[] {
  const [head = "", name = "", mark = ""] = new RegExp(`^(${NAME})\\s*(\\?)?\\s*(?=[:=]|$)`, "u").exec(text) ?? [];
  if (name === "") {
    notes.push(`“${shortenText(text, 60)}” is no parameter and is left out.`);
    return [];
  }
  const equals = findOutside(text, "=", "script");
  const before = text.slice(head.length, equals).trim();
  const doc = documented.find(({ path }) => path === name);
  const type = before.startsWith(":") ? before.slice(1) : doc?.type;
  const code = equals === undefined ? doc?.default : text.slice(equals + 1).trim();
  const value = code === undefined ? undefined : readLiteral(code, "script");
  if (code !== undefined && value === undefined)
    notes.push(`The default of ${name} (${shortenText(code, 60)}) is left out.`);
  const inner = documented.filter(({ path }) => path.startsWith(`${name}.`) || path.startsWith(`${name}[].`));
  let schema = value === undefined ? {} : describeLiteralType(value);
  if (type !== undefined && !(inner.length > 0 && /^(?:object|Object)$/.test(type.trim())))
    schema = readNoted(name, type, findDeclared, notes);
  else if (inner.length > 0)
    schema = buildArgumentsSchema(inner.map((each) => readDocumented(each, name, findDeclared, notes)));
  if (type === undefined && Object.keys(schema).length === 0) notes.push(`${name} has no type: any value is allowed.`);
  const isOptional =
    mark === "?" || code !== undefined || doc?.isOptional === true || (type !== undefined && allowsUndefined(type));
  return [{ name, schema, isRequired: !isOptional, description: doc?.description, default: value }];
}

function readNoted(name: string, type: string, findDeclared: FindDeclared, notes: string[]): JsonObject {
  const { schema, unread } = readScriptType(type, findDeclared);
  for (const each of unread)
    notes.push(
      `The type of ${name}, ${shortenText(each.replaceAll(/\s+/g, " "), 60)}, is not read: any value is allowed.`,
    );
  return schema;
}

function readDocumented(
  { path, type, isOptional, default: code, description }: DocumentedParameter,
  parent: string,
  findDeclared: FindDeclared,
  notes: string[],
): SignatureParameter {
  const name = path.slice(parent.length + 1);
  const schema = type === undefined ? {} : readNoted(name, type, findDeclared, notes);
  return {
    name,
    schema,
    isRequired: !isOptional,
    description,
    default: code === undefined ? undefined : readLiteral(code, "script"),
  };
}

/** The parameters of an object that is taken apart: each of its fields is one. */
function readPattern(
  text: string,
  doc: DocumentedParameter | undefined,
  documented: readonly DocumentedParameter[],
  findDeclared: FindDeclared,
  notes: string[],
): SignatureParameter[] {
  const close = findClosing(text, 0, "script");
  if (close === undefined || text.startsWith("[")) {
    notes.push(`“${shortenText(text, 60)}” is taken apart as a list and is left out.`);
    return [];
  }
  const equals = findOutside(text, "=", "script", close + 1);
  const typed = text.slice(close + 1, equals).trim();
  const type = typed.startsWith(":") ? typed.slice(1) : undefined;
  const schema = type === undefined ? {} : readNoted("the parameter", type, findDeclared, notes);
  const { properties } = schema;
  const fields = isJsonObject(properties) ? properties : undefined;
  const given = new Map<string, string | undefined>();
  for (const piece of splitOutside(text.slice(1, close), ",", "script")) {
    const field = trimComments(piece, "script");
    if (field === "" || field.startsWith("...")) continue;
    const at = findOutside(field, "=", "script");
    given.set(
      field.slice(0, at).split(":")[0]?.trim() ?? "",
      at === undefined ? undefined : field.slice(at + 1).trim(),
    );
  }
  const names = fields ? Object.keys(fields) : [...given.keys()];
  return names.map((name): SignatureParameter => {
    const said = documented.find(({ path }) => path === `${doc?.path ?? ""}.${name}` || path.endsWith(`.${name}`));
    const code = given.get(name) ?? said?.default;
    const value = code === undefined ? undefined : readLiteral(code, "script");
    const own = fields?.[name];
    const read = isJsonObject(own)
      ? own
      : said?.type === undefined
        ? value === undefined
          ? {}
          : describeLiteralType(value)
        : readNoted(name, said.type, findDeclared, notes);
    if (Object.keys(read).length === 0) notes.push(`${name} has no type: any value is allowed.`);
    const isRequired = fields ? toList(schema["required"]).includes(name) : said?.isOptional !== true;
    const { description } = read;
    return {
      name,
      schema: read,
      isRequired: isRequired && code === undefined,
      description: typeof description === "string" ? description : said?.description,
      default: value,
    };
  });
}
