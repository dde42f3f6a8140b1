import type { Check } from "#core/conversation/check.ts";
import type { CheckResult } from "./check-result.ts";

/** The results of a conversation's checks for one reply, by the id of the check. */
export type ReplyResults = ReadonlyMap<string, CheckResult>;

/**
 * "pass" where a reply passes every check that is asked of its row, "fail" where it fails one, "unknown" where it fails none
 * and some is not told, or none is asked.
 */
export function judgeReply(results: ReplyResults): CheckResult["outcome"] {
  let verdict: CheckResult["outcome"] | undefined;
  for (const { outcome, isNotAsked } of results.values()) {
    if (isNotAsked) continue;
    if (outcome === "fail") return "fail";
    if (outcome === "unknown") verdict = "unknown";
    verdict ??= "pass";
  }
  return verdict ?? "unknown";
}

/** The mean of a reply's results by the weights of the checks, from 0 to 1; undefined where none of them is told. */
export function scoreReply(checks: readonly Check[], results: ReplyResults): number | undefined {
  let [sum, weights] = [0, 0];
  for (const { id, weight = 1 } of checks) {
    const result = results.get(id);
    if (!result || result.outcome === "unknown") continue;
    sum += weight * (result.score ?? (result.outcome === "pass" ? 1 : 0));
    weights += weight;
  }
  return weights === 0 ? undefined : sum / weights;
}
