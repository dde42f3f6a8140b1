import { assertNever } from "#core/assert-never.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyMs } from "#core/conversation/get-reply-ms.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { computeMetrics } from "#core/conversation/reply-metrics.ts";
import { formatCount, formatSeconds, formatUsd } from "#core/format.ts";

/** A number that every answer has, by which columns are compared. */
export type Figure = {
  id: "passes" | "score" | "chosen" | "time" | "first-token" | "cost" | "input-tokens" | "output-tokens" | "length";
  name: string;
  better: "higher" | "lower";
  /** True for a share from 0 to 1. */
  isShare?: true;
  /** True for a figure that is 1 or 0 of each answer. */
  isEither?: true;
  /** The word for a column that is better than another one, such as "faster". */
  comparative: string;
  print: (value: number) => string;
};

/** The facts about an answer that it does not hold itself. */
export type AnswerFacts = {
  getCostUsd: (reply: Reply) => number | undefined;
  /** 1 for an answer that passes all checks, 0 for one that fails some; undefined where it is not told. */
  getPass: (reply: Reply) => number | undefined;
  /** The mean of its checks by their weights, from 0 to 1. */
  getScore: (reply: Reply) => number | undefined;
  /** The share of blind choices among its answer and others in which it was the best; undefined without any. */
  getChosen: (reply: Reply) => number | undefined;
};

export const FIGURES: readonly [Figure, ...Figure[]] = [
  {
    id: "passes",
    name: "Passes",
    better: "higher",
    comparative: "better",
    print: formatShare,
    isShare: true,
    isEither: true,
  },
  {
    id: "score",
    name: "Score of the checks",
    better: "higher",
    comparative: "better",
    print: formatShare,
    isShare: true,
  },
  {
    id: "chosen",
    name: "Chosen blind",
    better: "higher",
    comparative: "better",
    print: formatShare,
    isShare: true,
    isEither: true,
  },
  { id: "time", name: "Time", better: "lower", comparative: "faster", print: formatSeconds },
  {
    id: "first-token",
    name: "Time to first token",
    better: "lower",
    comparative: "faster",
    print: formatSeconds,
  },
  { id: "cost", name: "Cost", better: "lower", comparative: "cheaper", print: formatUsd },
  {
    id: "input-tokens",
    name: "Input tokens",
    better: "lower",
    comparative: "shorter",
    print: formatCount,
  },
  {
    id: "output-tokens",
    name: "Output tokens",
    better: "lower",
    comparative: "shorter",
    print: formatCount,
  },
  { id: "length", name: "Characters", better: "lower", comparative: "shorter", print: formatCount },
];

/** The value of a figure for an answer, where it is known. */
export function readFigure(id: Figure["id"], reply: Reply, facts: AnswerFacts): number | undefined {
  switch (id) {
    case "passes":
      return facts.getPass(reply);
    case "score":
      return facts.getScore(reply);
    case "chosen":
      return facts.getChosen(reply);
    case "time":
      return getReplyMs(reply);
    case "first-token":
      return computeMetrics(reply).firstTokenMs;
    case "cost":
      return facts.getCostUsd(reply);
    case "input-tokens":
      return reply.usage?.inputTokens;
    case "output-tokens":
      return reply.usage?.outputTokens;
    case "length":
      return getReplyText(reply).length;
    default:
      return assertNever(id);
  }
}

/** A share in whole percent: "94 %". */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)} %`;
}
