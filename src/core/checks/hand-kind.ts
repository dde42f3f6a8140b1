import { NotAskedError } from "./check-result.ts";
import type { RunKind } from "./kind-context.ts";
import { needNumberOption } from "./parse-option.ts";
import { scoreRating } from "./rating-score.ts";

/** Finds whether a person has marked an answer as good: by pass or fail, else by the rating. The note is the detail. */
export const runHand: RunKind = ({ options, facts: { mark } }) => {
  const { verdict, rating, note } = mark ?? {};
  const told = {
    ...(note === undefined ? {} : { detail: note }),
    ...(rating === undefined ? {} : { score: scoreRating(rating) }),
  };
  if (verdict !== undefined) return { holds: verdict === "pass", reason: `marked as ${verdict}`, ...told };
  if (rating === undefined) throw new NotAskedError("not marked yet");
  return { holds: rating >= needNumberOption(options, "least"), reason: `rated ${rating} of 5`, ...told };
};
