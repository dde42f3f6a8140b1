import type { Reply } from "#core/conversation/conversation.ts";
import { computeMetrics } from "#core/conversation/reply-metrics.ts";
import type { Spread } from "./spread.ts";
import { computeSpread } from "./spread.ts";

/** What the replies of a column took, each over those of which it is known. */
export type ColumnMetrics = {
  /** How many replies were made by the model and have ended. */
  count: number;
  firstTokenMs?: Spread;
  tokensPerSecond?: Spread;
  outputTokens?: Spread;
  /** `isEstimate` where a part was not billed but computed. */
  costUsd?: Spread & { sum: number; isEstimate: boolean };
};

/** What one reply cost, where that is known. */
type GetCost = (reply: Reply) => { usd: number; isEstimate: boolean } | undefined;

/** The figures of a column over its replies that have ended and were not written by hand. */
export function computeColumnMetrics(replies: readonly Reply[], getCost: GetCost): ColumnMetrics {
  const ended = replies.filter(
    ({ status, origin }) => origin === "model" && status !== "queued" && status !== "streaming",
  );
  const metrics = ended.map(computeMetrics);
  const computeSpreadOf = (name: "firstTokenMs" | "tokensPerSecond" | "outputTokens") =>
    computeSpread(metrics.flatMap((each) => each[name] ?? []));
  const firstTokenMs = computeSpreadOf("firstTokenMs");
  const tokensPerSecond = computeSpreadOf("tokensPerSecond");
  const outputTokens = computeSpreadOf("outputTokens");
  const costs = ended.flatMap((reply) => getCost(reply) ?? []);
  const costUsd = computeSpread(costs.map(({ usd }) => usd));
  return {
    count: ended.length,
    ...(firstTokenMs ? { firstTokenMs } : {}),
    ...(tokensPerSecond ? { tokensPerSecond } : {}),
    ...(outputTokens ? { outputTokens } : {}),
    ...(costUsd
      ? {
          costUsd: {
            ...costUsd,
            sum: costs.reduce((sum, { usd }) => sum + usd, 0),
            isEstimate: costs.some(({ isEstimate }) => isEstimate),
          },
        }
      : {}),
  };
}
