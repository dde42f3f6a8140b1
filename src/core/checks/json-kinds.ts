import { listMisfits, type Misfit } from "#core/answer-schemas/list-misfits.ts";
import { collectLeaves } from "#core/compare/parse-json-reply.ts";
import { writeSorted } from "#core/compare/write-sorted.ts";
import { shortenText } from "#core/cut-text.ts";
import { parseExactJson, roundExactNumbers, writeJson } from "#core/exact-number.ts";
import type { Json } from "#core/json.ts";
import { isJsonObject, parseJson } from "#core/json.ts";
import { needAnswerJson, readAnswerJson } from "./answer-json.ts";
import { MissingError, UntoldError } from "./check-result.ts";
import { foldByChoice } from "./fold-by-choice.ts";
import { getAtPath, parseJsonPath } from "./json-path.ts";
import type { RunKind } from "./kind-context.ts";
import { readOnlyNumber } from "./number-kind.ts";
import { getOption, isWithinTolerance } from "./parse-option.ts";

type Options = Readonly<Record<string, string>>;

export const runJsonValid: RunKind = ({ text }) => {
  const json = readAnswerJson(text);
  if (!json) return { holds: false, reason: text.trim() === "" ? "the answer is empty" : "is not JSON" };
  if (json.around !== "")
    return { holds: false, reason: "has text beside the JSON", detail: shortenText(json.around, 60) };
  return { holds: true, reason: json.isFenced ? "is JSON in a code fence, which was left out" : "is JSON" };
};

/** Runs where it can be ended: a schema may hold patterns, and refer to itself. */
export const runJsonSchema: RunKind = ({ text, options }) => {
  const schema = parseJson(getOption(options, "schema"));
  if (!isJsonObject(schema)) throw new UntoldError("the schema is not a JSON object");
  const value = roundExactNumbers(needAnswerJson(text));
  let misfits: Misfit[];
  try {
    misfits = listMisfits(schema, value);
  } catch (error) {
    throw new UntoldError("the schema cannot be used", { cause: error });
  }
  const [first] = misfits;
  if (!first) return { holds: true, reason: "is JSON of the schema" };
  return {
    holds: false,
    reason: first.reason,
    detail: first.error,
    misfits: [...new Set(misfits.map(({ sentence }) => sentence))].slice(0, MAX_MISFITS),
  };
};

/** Nobody reads more of them. */
const MAX_MISFITS = 100;

/** The difference between two leaves of JSON, given as JSON texts; undefined where they are as near as the check says. */
function findDifference(written: string, expected: string, options: Options): string | undefined {
  const [value, wanted] = [parseJson(written), parseJson(expected)];
  if (typeof wanted === "number") {
    if (typeof value !== "number") return "is not a number";
    return isWithinTolerance(value, wanted, options) ? undefined : "differs";
  }
  if (typeof wanted !== typeof value || (wanted === null) !== (value === null)) return `is not ${nameType(wanted)}`;
  if (typeof value === "string" && typeof wanted === "string")
    return foldByChoice(value, options) === foldByChoice(wanted, options) ? undefined : "differs";
  return writeSorted(value) === writeSorted(wanted) ? undefined : "differs";
}

function nameType(value: Json | undefined): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return { string: "a text", number: "a number", boolean: "true or false" }[typeof value as string] ?? "an object";
}

export const runJsonFields: RunKind = ({ text, options }) => {
  const wanted = parseExactJson(getOption(options, "value").trim());
  if (wanted === undefined) throw new UntoldError("the expected value is not JSON");
  const found = collectLeaves(needAnswerJson(text));
  const expected = collectLeaves(wanted);
  const problems: { reason: string; detail: string }[] = [];
  for (const [path, value] of expected) {
    const own = found.get(path);
    const difference = own === undefined ? "is missing" : findDifference(own, value, options);
    const place = path === "" ? "the JSON" : path;
    if (difference !== undefined)
      problems.push({
        reason: `${place} ${difference}`,
        detail: `${place}: ${shortenText(own ?? "nothing", 60)}, expected ${shortenText(value, 60)}`,
      });
  }
  const others =
    getOption(options, "allowsMore") === "yes" ? [] : [...found.keys()].filter((path) => !expected.has(path));
  for (const path of others) problems.push({ reason: `${path || "the JSON"} is not expected`, detail: path });
  const score = Math.max(0, 1 - problems.length / Math.max(1, expected.size + others.length));
  const [first] = problems;
  if (!first) return { holds: true, reason: "has the same JSON at each field", score };
  return {
    holds: false,
    reason: first.reason,
    detail: problems
      .slice(0, 5)
      .map(({ detail }) => detail)
      .join("; "),
    score,
  };
};

export const runJsonValue: RunKind = ({ text, options }) => {
  const path = getOption(options, "path").trim();
  const steps = parseJsonPath(path);
  if (!steps || steps.length === 0) throw new UntoldError("the path cannot be read");
  const value = getAtPath(needAnswerJson(text), steps);
  if (value === undefined) throw new MissingError(`${path} is missing`);
  const written = getOption(options, "value").trim();
  // A value typed without quotation marks is a text, but a number beside a number.
  const wanted = typeof value === "string" ? JSON.stringify(unquoteJson(written)) : writeWanted(value, written);
  const difference = findDifference(writeJson(value), wanted, options);
  if (difference === undefined) return { holds: true, reason: `${path} is as expected`, detail: written };
  return {
    holds: false,
    reason: `${path} ${difference}`,
    detail: `${shortenText(writeJson(value), 60)}, expected ${shortenText(written, 60)}`,
  };
};

function unquoteJson(written: string): string {
  const value = written.startsWith('"') ? parseJson(written) : undefined;
  return typeof value === "string" ? value : written;
}

function writeWanted(value: Json, written: string): string {
  const number = typeof value === "number" ? readOnlyNumber(written) : undefined;
  if (number !== undefined) return String(number);
  return parseJson(written) === undefined ? JSON.stringify(written) : written;
}

export const runToolCall: RunKind = ({ facts: { calls }, options }) => {
  const tool = getOption(options, "tool").trim();
  if (tool === "") throw new UntoldError("the check names no tool");
  const called = calls.filter(({ name }) => name === tool);
  if (called.length === 0)
    return {
      holds: false,
      reason: calls.length === 0 ? "calls no tool" : `does not call ${tool}`,
      ...(calls.length === 0 ? {} : { detail: `calls ${calls.map(({ name }) => name).join(", ")}` }),
    };
  const written = getOption(options, "arguments").trim();
  if (written === "") return { holds: true, reason: `calls ${tool}` };
  const wanted = parseJson(written);
  if (wanted === undefined) throw new UntoldError("the arguments of the check are not JSON");
  const holds = called.some(({ argumentsText }) => hasAll(parseJson(argumentsText), wanted));
  const detail = called.map(({ argumentsText }) => shortenText(argumentsText, 60)).join("; ");
  return { holds, reason: holds ? `calls ${tool} with the arguments` : `calls ${tool} with other arguments`, detail };
};

/** True where each field of the wanted value is in a value; lists must be the same. */
function hasAll(value: Json | undefined, wanted: Json): boolean {
  if (!isJsonObject(wanted)) return writeSorted(value ?? null) === writeSorted(wanted);
  if (!isJsonObject(value)) return false;
  return Object.entries(wanted).every(([name, inner]) => Object.hasOwn(value, name) && hasAll(value[name], inner));
}
