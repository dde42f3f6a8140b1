import { parseNumber } from "#core/parameters/parse-field.ts";
import { UntoldError } from "./check-result.ts";

type Options = Readonly<Record<string, string>>;

/** The text of a field; "" where it is absent. */
export const getOption = (options: Options, name: string): string =>
  Object.hasOwn(options, name) ? (options[name] ?? "") : "";

/** The lines of a field that are not empty. */
export function listOption(options: Options, name: string): string[] {
  const lines = getOption(options, name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === 0) throw new UntoldError("the check lists nothing");
  return lines;
}

/** The number of a field; undefined where it is empty. Throws an `UntoldError` where it is none. */
export function parseNumberOption(options: Options, name: string): number | undefined {
  const parsed = parseNumber(getOption(options, name));
  if (parsed.type === "unreadable") throw new UntoldError(`the check's field “${name}” is not a number`);
  return parsed.type === "number" ? parsed.value : undefined;
}

/** The number of a field that may not be empty. */
export function needNumberOption(options: Options, name: string): number {
  const value = parseNumberOption(options, name);
  if (value === undefined) throw new UntoldError(`the check's field “${name}” is empty`);
  return value;
}

/** True where a number is as near to the expected one as the field "tolerance" says: a number, or a share of it. */
export function isWithinTolerance(value: number, expected: number, options: Options): boolean {
  const written = getOption(options, "tolerance").trim();
  const isShare = written.endsWith("%");
  const given = parseNumberOption({ tolerance: isShare ? written.slice(0, -1) : written }, "tolerance") ?? 0;
  const most = isShare ? Math.abs(expected * given) / 100 : given;
  // Differences of decimal fractions are not exact: 12.4 − 12.3 is a little more than 0.1.
  return Math.abs(value - expected) <= most + Number.EPSILON * 8 * Math.max(Math.abs(value), Math.abs(expected));
}
