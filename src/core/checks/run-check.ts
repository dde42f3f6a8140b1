import type { Check } from "#core/conversation/check.ts";
import { escapePattern } from "#core/escape-pattern.ts";
import { writeJson } from "#core/exact-number.ts";
import { needAnswerJson } from "./answer-json.ts";
import type { CheckFacts } from "./check-facts.ts";
import { isCheckKind } from "./check-kinds.ts";
import { type CheckResult, MissingError, NotAskedError, UntoldError } from "./check-result.ts";
import { fillOptions } from "./fill-options.ts";
import { getAtPath, parseJsonPath } from "./json-path.ts";
import { RUN_KIND } from "./run-kind.ts";

/** The result of a check for a reply. Never throws. A pattern of the user may run for ever: it is called in a worker. */
export function runCheck(check: Check, facts: CheckFacts): CheckResult {
  const { kind, isNegated } = check;
  if (!isCheckKind(kind)) return { outcome: "unknown", reason: "this version of Étude does not know this check" };
  if (facts.problem !== undefined) return { outcome: "unknown", reason: facts.problem };
  try {
    // A judge's prompt was filled when it was asked.
    const options =
      kind === "judge"
        ? check.options
        : fillOptions(check.options, facts.row, kind === "matches" ? escapeInPattern : undefined);
    const text = takeAim(check.aim, facts);
    const { holds, ...found } = RUN_KIND[kind]({ checkId: check.id, text, options, facts });
    const { score } = found;
    return {
      outcome: holds === (isNegated !== true) ? "pass" : "fail",
      ...found,
      ...(score === undefined || isNegated !== true ? {} : { score: 1 - score }),
    };
  } catch (error) {
    if (error instanceof MissingError) return { outcome: "fail", reason: error.message };
    if (error instanceof UntoldError)
      return {
        outcome: "unknown",
        reason: error.message,
        ...(error.detail === undefined ? {} : { detail: error.detail }),
        ...(error instanceof NotAskedError ? { isNotAsked: true } : {}),
      };
    return { outcome: "unknown", reason: "the check could not be run" };
  }
}

const escapeInPattern = (name: string, value: string): string => (name === "pattern" ? escapePattern(value) : value);

/** The text that a check looks at: the answer, the value at a path of its JSON, or the text in a tag. */
function takeAim(aim: Check["aim"], { text }: CheckFacts): string {
  if (aim === undefined) return text;
  if (aim.kind === "tag") return takeTag(text, aim.at.trim());
  const steps = parseJsonPath(aim.at);
  if (!steps) throw new UntoldError("the path cannot be read");
  const value = getAtPath(needAnswerJson(text), steps);
  if (value === undefined) throw new MissingError(`${aim.at} is missing`);
  return typeof value === "string" ? value : writeJson(value);
}

function takeTag(text: string, name: string): string {
  const opening = new RegExp(`<${name.replaceAll(/[^\p{L}\p{N}_:-]/gu, "")}(?:\\s[^>]*)?>`, "iu").exec(text);
  const start = opening ? opening.index + opening[0].length : -1;
  const end = start < 0 ? -1 : text.toLowerCase().indexOf(`</${name.toLowerCase()}`, start);
  if (end < 0) throw new MissingError(`there is no <${name}> in the answer`);
  return text.slice(start, end).trim();
}
