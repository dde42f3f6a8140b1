import type { Usage } from "#core/wire/stream-event.ts";
import type { Reply } from "./conversation.ts";

const COUNTS = [
  "inputTokens",
  "outputTokens",
  "thinkingTokens",
  "cachedInputTokens",
  "cacheWrittenTokens",
  "cacheWrittenForHourTokens",
  "webSearches",
] as const satisfies readonly (keyof Usage)[];

/**
 * An answer with the tokens, the cost and the time of the rounds before it; the same reply where there are none. Its time has
 * no pauses in which a person entered results, and its billed cost is known where that of each round is.
 */
export function sumRounds(earlier: readonly Reply[], last: Reply): Reply {
  if (earlier.length === 0) return last;
  const rounds = [...earlier, last];
  const { billedUsd: _billed, firstTokenAtMs: _first, usage: _usage, ...rest } = last;
  const usage: Usage = {};
  for (const name of COUNTS) {
    const known = rounds.flatMap((round) => round.usage?.[name] ?? []);
    if (known.length > 0) usage[name] = known.reduce((sum, count) => sum + count, 0);
  }
  const isBilled = rounds.every(({ billedUsd }) => billedUsd !== undefined);
  return {
    ...rest,
    ...(Object.keys(usage).length > 0 && { usage }),
    ...(isBilled && { billedUsd: rounds.reduce((sum, { billedUsd = 0 }) => sum + billedUsd, 0) }),
    ...(last.endedAtMs !== undefined && { startedAtMs: last.endedAtMs - sumMs(rounds) }),
  };
}

/** The time in which some replies were waited for and written. */
function sumMs(rounds: readonly Reply[]): number {
  return rounds.reduce(
    (sum, { startedAtMs, endedAtMs }) => sum + (endedAtMs ?? 0) - (startedAtMs ?? endedAtMs ?? 0),
    0,
  );
}
