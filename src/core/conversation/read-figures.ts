import type { Reply } from "./conversation.ts";

/** What a reply took and cost. Whatever is not known is absent. */
export type Figures = {
  firstTokenMs?: number;
  tokensPerSecond?: number;
  inputTokens?: number;
  outputTokens?: number;
  billedUsd?: number;
};

/** The figures of a reply. Speed counts from the first token to the end, so that waiting does not lower it. */
export function readFigures(reply: Reply): Figures {
  const { startedAtMs, firstTokenAtMs, endedAtMs, usage, billedUsd } = reply;
  const figures: Figures = {};
  if (startedAtMs !== undefined && firstTokenAtMs !== undefined) figures.firstTokenMs = firstTokenAtMs - startedAtMs;
  if (usage?.inputTokens !== undefined) figures.inputTokens = usage.inputTokens;
  if (usage?.outputTokens !== undefined) figures.outputTokens = usage.outputTokens;
  if (billedUsd !== undefined) figures.billedUsd = billedUsd;
  const writingMs = (endedAtMs ?? 0) - (firstTokenAtMs ?? 0);
  if (firstTokenAtMs !== undefined && usage?.outputTokens !== undefined && writingMs > 0)
    figures.tokensPerSecond = (usage.outputTokens / writingMs) * 1000;
  return figures;
}
