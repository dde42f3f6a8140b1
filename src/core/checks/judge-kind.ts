import type { Judgement } from "#core/conversation/judgement.ts";
import { shortenText } from "#core/cut-text.ts";
import { NotAskedError, UntoldError } from "./check-result.ts";
import type { RunKind } from "./kind-context.ts";
import { getOption, needNumberOption } from "./parse-option.ts";
import { readRating } from "./rating-score.ts";

const MAX_REASON_CHARS = 300;

/** The result of an answer that was judged already: a check asks no model by itself. */
export const runJudge: RunKind = ({ checkId, options, facts: { judged } }) => {
  const { judgement, isCurrent, problem } = judged?.[checkId] ?? { isCurrent: false };
  if (problem !== undefined) throw new NotAskedError(problem);
  if (!judgement) throw new NotAskedError("not judged yet");
  const form = getOption(options, "form");
  if (!isCurrent)
    throw new UntoldError("asked with another prompt, model or answer", { detail: `then it ${sayOutcome(judgement)}` });
  if (judgement.outcome === "unknown")
    throw new UntoldError(judgement.reason, { detail: shortenOnLine(judgement.answers.join(" … ")) });
  const { score } = judgement;
  const rating = form === "rating" && score !== undefined ? readRating(score) : undefined;
  const holds =
    rating === undefined ? judgement.outcome === "pass" : rating >= needNumberOption(options, "leastRating");
  const detail = shortenOnLine(judgement.reason);
  return {
    holds,
    reason: rating === undefined ? sayWhy(form, holds) : `the judge gives ${rating} of 5`,
    ...(detail === "" ? {} : { detail }),
    ...(score === undefined ? {} : { score }),
  };
};

const shortenOnLine = (text: string): string => shortenText(text.replaceAll(/\s+/g, " ").trim(), MAX_REASON_CHARS);

function sayWhy(form: string, holds: boolean): string {
  if (form === "better") return holds ? "the judge finds it better" : "the judge finds the other answer better";
  return holds ? "the judge lets it pass" : "the judge does not let it pass";
}

const sayOutcome = ({ outcome, reason }: Judgement): string =>
  outcome === "unknown" ? `was not told: ${reason}` : outcome === "pass" ? "passed" : "failed";
