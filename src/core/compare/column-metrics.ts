import type { Reply } from "#core/conversation/conversation.ts";
import { computeMetrics } from "#core/conversation/reply-metrics.ts";
import { buildSettingsKey } from "./build-settings-key.ts";
import type { Spread } from "./spread.ts";
import { computeSpread } from "./spread.ts";

/** Metrics of a column's replies, each over the replies for which it is known. */
export type ColumnMetrics = {
  /** The number of replies in the metrics. */
  count: number;
  firstTokenMs?: Spread;
  tokensPerSecond?: Spread;
  outputTokens?: Spread;
  /** `isEstimate` is true where a part was computed from prices and not billed. */
  costUsd?: Spread & { sum: number; isEstimate: boolean };
};

/** Returns the cost of one reply, where it is known. */
type GetCost = (reply: Reply) => { usd: number; isEstimate: boolean } | undefined;

/**
 * The metrics of a column over its replies that have ended and were not written by hand. Where they were sent with
 * several settings, those with the settings of the newest reply count.
 */
export function computeColumnMetrics(replies: readonly Reply[], getCost: GetCost): ColumnMetrics {
  const ended = listLatestReplies(replies);
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

/** The replies that have ended with the settings of the newest one, and were not written by hand. */
export function listLatestReplies(replies: readonly Reply[]): readonly Reply[] {
  const allEnded = replies.filter(
    ({ status, origin }) => origin === "model" && status !== "queued" && status !== "streaming",
  );
  const newest = allEnded.reduce<Reply | undefined>(
    (latest, reply) => ((reply.startedAtMs ?? 0) >= (latest?.startedAtMs ?? 0) ? reply : latest),
    undefined,
  );
  const newestKey = newest && buildSettingsKey(newest.sentWith);
  return allEnded.filter(({ sentWith }) => buildSettingsKey(sentWith) === newestKey);
}
