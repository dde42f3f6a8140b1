import { assertNever } from "#core/assert-never.ts";
import { evaluateExpression } from "#core/checks/evaluate-expression.ts";
import { Func, isSame, type Value } from "#core/checks/expression-methods.ts";
import type { ToolCallPart } from "#core/content/part.ts";
import type { ToolMock } from "#core/conversation/tool-mock.ts";
import type { JsonObject } from "#core/json.ts";
import { parseArguments } from "./parse-arguments.ts";

/** The result that a mock gives a call. */
export type MockedResult = { text: string; isError: boolean };

/**
 * The result of a call by its mock. Undefined where a person has to give it: the mock is off, the arguments are no JSON
 * object, or its table has no entry for them. An expression that fails gives an error in words.
 */
export function answerCall(
  mock: ToolMock,
  { name, argumentsText }: Pick<ToolCallPart, "name" | "argumentsText">,
): MockedResult | undefined {
  const values = parseArguments(argumentsText);
  if (mock.isOff || !values) return undefined;
  switch (mock.kind) {
    case "fixed":
      return { text: mock.result, isError: mock.isError ?? false };
    case "table": {
      const entry = mock.entries.find((each) => matchesArguments(each.argumentsText, values));
      if (entry) return { text: entry.result, isError: entry.isError ?? false };
      return mock.otherwise === undefined ? undefined : { text: mock.otherwise, isError: false };
    }
    case "expression":
      return evaluateMock(mock.expression, name, values);
    default:
      return assertNever(mock);
  }
}

/** True where arguments have every field of an entry with an equal value, whatever the order of names in it. */
function matchesArguments(entryText: string, values: JsonObject): boolean {
  const wanted = parseArguments(entryText);
  if (!wanted) return false;
  return Object.entries(wanted).every(([name, value]) => Object.hasOwn(values, name) && isSame(values[name], value));
}

/** Arguments stand under their own names, and all of them under `arguments`. */
function evaluateMock(expression: string, name: string, values: JsonObject): MockedResult {
  try {
    const value = evaluateExpression(expression, { name, arguments: values, ...values }, "the arguments");
    const text = writeValue(value);
    return text === undefined ? { text: "the expression gives nothing", isError: true } : { text, isError: false };
  } catch (error) {
    return { text: error instanceof Error ? error.message : String(error), isError: true };
  }
}

/** A text as it is, other data as JSON; undefined for nothing and for a function. */
function writeValue(value: Value): string | undefined {
  if (value === undefined || value instanceof Func) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
