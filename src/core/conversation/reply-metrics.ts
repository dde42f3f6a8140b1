import type { Reply } from "./conversation.ts";

/** The metrics of a reply. An unknown value is absent. */
export type Metrics = {
  firstTokenMs?: number;
  tokensPerSecond?: number;
  inputTokens?: number;
  outputTokens?: number;
  /** Thinking tokens, already counted in `outputTokens`. */
  thinkingTokens?: number;
  billedUsd?: number;
};

/** The metrics of a reply; one from a batch has no times. Speed counts from the first token to the end, so that waiting does not lower it. */
export function computeMetrics(reply: Reply): Metrics {
  const { startedAtMs, endedAtMs, usage, billedUsd } = reply;
  const firstTokenAtMs = reply.batchId === undefined ? reply.firstTokenAtMs : undefined;
  const metrics: Metrics = {};
  if (startedAtMs !== undefined && firstTokenAtMs !== undefined) metrics.firstTokenMs = firstTokenAtMs - startedAtMs;
  if (usage?.inputTokens !== undefined) metrics.inputTokens = usage.inputTokens;
  if (usage?.outputTokens !== undefined) metrics.outputTokens = usage.outputTokens;
  if (usage?.thinkingTokens !== undefined) metrics.thinkingTokens = usage.thinkingTokens;
  if (billedUsd !== undefined) metrics.billedUsd = billedUsd;
  const writingMs = (endedAtMs ?? 0) - (firstTokenAtMs ?? 0);
  if (firstTokenAtMs !== undefined && usage?.outputTokens !== undefined && writingMs > 0)
    metrics.tokensPerSecond = (usage.outputTokens / writingMs) * 1000;
  return metrics;
}
