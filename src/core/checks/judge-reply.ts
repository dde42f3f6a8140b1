import type { Check } from "#core/conversation/check.ts";
import type { CheckResult } from "./check-result.ts";

/** The results of a conversation's checks for one reply, by the id of the check. */
export type ReplyResults = ReadonlyMap<string, CheckResult>;

/** "pass" where a reply passes every check, "fail" where it fails one, "unknown" where it fails none and some is not told. */
export function judgeReply(results: ReplyResults): CheckResult["outcome"] {
  let verdict: CheckResult["outcome"] = results.size === 0 ? "unknown" : "pass";
  for (const { outcome } of results.values()) {
    if (outcome === "fail") return "fail";
    if (outcome === "unknown") verdict = "unknown";
  }
  return verdict;
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
