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
  billedUsd?: Spread & { sum: number };
};

/** The figures of a column over its replies that have ended and were not written by hand. */
export function readColumnFigures(replies: readonly Reply[]): ColumnFigures {
  const ended = replies.filter(({ status, origin }) => origin === "model" && status !== "queued" && status !== "streaming");
  const figures = ended.map(readFigures);
  const over = (name: "firstTokenMs" | "tokensPerSecond" | "outputTokens" | "billedUsd") =>
    figures.flatMap((each) => each[name] ?? []);
  const firstTokenMs = readSpread(over("firstTokenMs"));
  const tokensPerSecond = readSpread(over("tokensPerSecond"));
  const outputTokens = readSpread(over("outputTokens"));
  const billed = over("billedUsd");
  const billedUsd = readSpread(billed);
  return {
    count: ended.length,
    ...(firstTokenMs ? { firstTokenMs } : {}),
    ...(tokensPerSecond ? { tokensPerSecond } : {}),
    ...(outputTokens ? { outputTokens } : {}),
    ...(billedUsd ? { billedUsd: { ...billedUsd, sum: billed.reduce((sum, usd) => sum + usd, 0) } } : {}),
  };
}
