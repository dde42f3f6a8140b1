import { MissingError, UntoldError } from "./check-result.ts";
import type { RunKind } from "./kind-context.ts";
import { getOption, isWithinTolerance } from "./parse-option.ts";
import { readNumbers } from "./read-numbers.ts";

/** The number that a text is, with its unit if it has one; undefined where it has none or several. */
export function readOnlyNumber(text: string): number | undefined {
  const [number, ...others] = readNumbers(text);
  return others.length === 0 ? number : undefined;
}

export const runNumber: RunKind = ({ text, options }) => {
  const written = getOption(options, "value");
  const expected = readOnlyNumber(written);
  if (expected === undefined) throw new UntoldError("the expected value is not a number");
  const numbers = readNumbers(text);
  const which = getOption(options, "which");
  const value = which === "first" ? numbers[0] : numbers.at(-1);
  if (value === undefined) throw new MissingError("the answer has no number");
  if (which === "only" && numbers.length > 1) throw new MissingError("the answer has several numbers");
  const holds = isWithinTolerance(value, expected, options);
  return {
    holds,
    reason: holds ? "the number is right" : "the number differs",
    detail: `${value}, expected ${expected}`,
  };
};
