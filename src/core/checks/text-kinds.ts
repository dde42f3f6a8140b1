import { collapseWhitespace } from "#core/compare/agreement.ts";
import { shortenText } from "#core/cut-text.ts";
import { escapePattern } from "#core/escape-pattern.ts";
import { UntoldError, type Finding } from "./check-result.ts";
import { foldByChoice } from "./fold-by-choice.ts";
import type { RunKind } from "./kind-context.ts";
import { getOption, listOption } from "./parse-option.ts";

/** A text as it stands in a sentence. */
export const quote = (text: string): string => `“${shortenText(collapseWhitespace(text), 60)}”`;

export const runEquals: RunKind = ({ text, options }) => {
  const expected = getOption(options, "value");
  const holds = foldByChoice(text, options) === foldByChoice(expected, options);
  return holds
    ? { holds, reason: "equals the expected text" }
    : { holds, reason: "differs from the expected text", detail: `${quote(text)}, expected ${quote(expected)}` };
};

export const runContains: RunKind = ({ text, options }) => {
  const sought = foldByChoice(getOption(options, "value"), options);
  if (sought === "") throw new UntoldError("the text to look for is empty");
  const holds = foldByChoice(text, options).includes(sought);
  const detail = quote(getOption(options, "value"));
  return { holds, reason: holds ? "contains the text" : "does not contain the text", detail };
};

export const runStartsWith: RunKind = ({ text, options }) => {
  const sought = foldByChoice(getOption(options, "value"), options);
  if (sought === "") throw new UntoldError("the text to begin with is empty");
  const holds = foldByChoice(text.trimStart(), options).startsWith(sought);
  return {
    holds,
    reason: holds ? "starts with the text" : "does not start with the text",
    detail: holds ? quote(getOption(options, "value")) : `begins ${quote(text)}`,
  };
};

export const runContainsAny: RunKind = ({ text, options }) => {
  const folded = foldByChoice(text, options);
  const found = listOption(options, "values").find((each) => folded.includes(foldByChoice(each, options)));
  return found === undefined
    ? { holds: false, reason: "contains none of the texts" }
    : { holds: true, reason: "contains one of the texts", detail: quote(found) };
};

export const runContainsAll: RunKind = ({ text, options }) => {
  const folded = foldByChoice(text, options);
  const sought = listOption(options, "values");
  const missing = sought.filter((each) => !folded.includes(foldByChoice(each, options)));
  const score = 1 - missing.length / sought.length;
  return missing.length === 0
    ? { holds: true, reason: "contains all of the texts", score }
    : { holds: false, reason: "lacks some of the texts", detail: missing.map(quote).join(", "), score };
};

/** Runs where it can be ended, since a pattern may take for ever. */
export const runMatches: RunKind = ({ text, options }) => {
  const written = getOption(options, "pattern");
  if (written === "") throw new UntoldError("the pattern is empty");
  let pattern: RegExp;
  try {
    pattern = new RegExp(written, getOption(options, "ignoreCase") === "yes" ? "imu" : "mu");
  } catch (error) {
    throw new UntoldError("the pattern is not a regular expression", { cause: error });
  }
  const match = pattern.exec(text);
  return match
    ? { holds: true, reason: "matches the pattern", detail: quote(match[0]) }
    : { holds: false, reason: "does not match the pattern" };
};

export const runLabel: RunKind = ({ text, options }) => {
  const labels = listOption(options, "values");
  const fold = (each: string) => foldByChoice(each, { ...options, ignoreSpaces: "yes" });
  const found = findLabels(fold(text), labels, fold);
  const expected = getOption(options, "value").trim();
  const [label] = found;
  if (label === undefined) return { holds: false, reason: "names none of the labels", detail: quote(text) };
  if (found.length > 1) return { holds: false, reason: "names several labels", detail: found.map(quote).join(", ") };
  return judgeLabel(label, expected, fold);
};

function judgeLabel(label: string, expected: string, fold: (text: string) => string): Finding {
  if (expected === "") return { holds: true, reason: `says ${label}`, label };
  const holds = fold(label) === fold(expected);
  return { holds, reason: holds ? `says ${label}` : `says ${label}, not ${expected}`, label };
}

/** The label that a text is, else those that stand in it as words of their own; one inside a longer one does not count. */
function findLabels(text: string, labels: readonly string[], fold: (label: string) => string): string[] {
  const bare = text.replaceAll(/^[\s"'“”‘’*_`(]+|[\s"'“”‘’*_`.!)]+$/g, "");
  const same = labels.find((label) => fold(label) === bare);
  if (same !== undefined) return [same];
  let rest = text;
  const found = new Set<string>();
  for (const label of labels.toSorted((a, b) => b.length - a.length)) {
    const word = new RegExp(`(?<![\\p{L}\\p{N}_])${escapePattern(fold(label))}(?![\\p{L}\\p{N}_])`, "gu");
    const without = rest.replaceAll(word, "\u0000");
    if (without !== rest) found.add(label);
    rest = without;
  }
  return labels.filter((label) => found.has(label));
}
