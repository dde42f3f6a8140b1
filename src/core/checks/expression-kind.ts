import { readAnswerJson } from "./answer-json.ts";
import { UntoldError } from "./check-result.ts";
import { evaluateExpression } from "./evaluate-expression.ts";
import type { RunKind } from "./kind-context.ts";
import { getOption } from "./parse-option.ts";

/** Runs where it can be ended, although it ends by itself after a number of steps. */
export const runExpression: RunKind = ({ text, options, facts: { row, usage } }) => {
  const written = getOption(options, "expression").trim();
  if (written === "") throw new UntoldError("the expression is empty");
  const value = evaluateExpression(written, {
    output: text,
    json: readAnswerJson(text)?.value,
    expected: Object.hasOwn(row, "expected") ? row["expected"] : undefined,
    row,
    usage,
  });
  if (typeof value === "boolean")
    return { holds: value, reason: value ? "meets the expression" : "does not meet the expression" };
  if (typeof value !== "number" || !(value >= 0 && value <= 1))
    throw new UntoldError("the expression is neither true nor false, nor a number from 0 to 1");
  const holds = value >= 0.5;
  return {
    holds,
    reason: holds ? "meets the expression" : "does not meet the expression",
    detail: value.toFixed(2),
    score: value,
  };
};
