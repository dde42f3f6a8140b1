import type { Reply } from "#core/conversation/conversation.ts";
import { readFigures } from "#core/conversation/read-figures.ts";
import type { Spread } from "./spread.ts";
import { readSpread } from "./spread.ts";

/** What the replies of a column took, each over those of which it is known. */
export type ColumnFigures = {
  /** How many replies were made by the model and have ended. */
  count: number;
  firstTokenMs?: Spread;
  tokensPerSecond?: Spread;
  outputTokens?: Spread;
  /** `isEstimate` where a part was not billed but computed. */
  costUsd?: Spread & { sum: number; isEstimate: boolean };
};

/** What one reply cost, where that is known. */
type CostOf = (reply: Reply) => { usd: number; isEstimate: boolean } | undefined;

/** The figures of a column over its replies that have ended and were not written by hand. */
export function readColumnFigures(replies: readonly Reply[], costOf: CostOf): ColumnFigures {
  const ended = replies.filter(
    ({ status, origin }) => origin === "model" && status !== "queued" && status !== "streaming",
  );
  const figures = ended.map(readFigures);
  const over = (name: "firstTokenMs" | "tokensPerSecond" | "outputTokens") =>
    readSpread(figures.flatMap((each) => each[name] ?? []));
  const firstTokenMs = over("firstTokenMs");
  const tokensPerSecond = over("tokensPerSecond");
  const outputTokens = over("outputTokens");
  const costs = ended.flatMap((reply) => costOf(reply) ?? []);
  const costUsd = readSpread(costs.map(({ usd }) => usd));
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
