import type { Reply, Turn } from "#core/conversation/conversation.ts";
import type { Mark } from "#core/conversation/mark.ts";
import { findAskedPicture } from "#core/conversation/find-asked-picture.ts";
import { getReplyMs } from "#core/conversation/get-reply-ms.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Judgement } from "#core/conversation/judgement.ts";
import { computeReplyCost } from "#core/conversation/reply-cost.ts";
import type { Prices } from "#core/models/prices.ts";
import type { Usage } from "#core/wire/stream-event.ts";
import type { Id, ImageSize } from "#core/vocabulary.ts";

/** The facts about a reply that checks look at. */
export type CheckFacts = {
  replyId: Id;
  /** The reason why there is no whole answer, where there is none. */
  problem?: string;
  text: string;
  /** The values of variables by name: those of the row, and those it was sent with. */
  row: Record<string, string>;
  calls: { name: string; argumentsText: string }[];
  finishReason?: string;
  usage: Usage;
  timeMs?: number;
  costUsd?: number;
  /** The text of the answer before this one in its cell. */
  earlierText?: string;
  /** The size of the first picture of its turn, and the size in which it was sent. */
  pictureSize?: ImageSize;
  mark?: Mark;
  /** The judgements of models, by the check that asked for them. */
  judged?: Record<Id, JudgedFact>;
  sentSize?: ImageSize;
};

/** A judgement of the reply, and whether it was asked as it would be now; or the reason why it cannot be asked. */
export type JudgedFact = { judgement?: Judgement; isCurrent: boolean; problem?: string };

const PROBLEMS: Partial<Record<Reply["status"], string>> = {
  failed: "the request failed",
  stopped: "the answer was stopped",
  interrupted: "the answer was interrupted",
};

/** The things around a reply that its facts need. */
type Surroundings = {
  turn: Turn | undefined;
  /** The values of its row. */
  values: Readonly<Record<string, string>> | undefined;
  /** The answer before this one in its cell. */
  earlier: Reply | undefined;
  prices: Prices | "free" | undefined;
  judged?: CheckFacts["judged"];
};

/** The facts of a reply that has ended. */
export function buildCheckFacts(reply: Reply, { turn, values, earlier, prices, judged }: Surroundings): CheckFacts {
  const { finishReason, usage = {}, parts, mark } = reply;
  const timeMs = getReplyMs(reply);
  const problem = PROBLEMS[reply.status];
  const costUsd = prices === "free" ? 0 : computeReplyCost(reply, prices)?.usd;
  const picture = turn && findAskedPicture(turn.parts, reply.sentWith);
  return {
    replyId: reply.id,
    text: getReplyText(reply),
    row: { ...reply.sentWith.variables, ...values },
    calls: parts.flatMap((part) =>
      part.kind === "tool-call" ? [{ name: part.name, argumentsText: part.argumentsText }] : [],
    ),
    usage,
    ...(mark === undefined ? {} : { mark }),
    ...(problem === undefined ? {} : { problem }),
    ...(finishReason === undefined ? {} : { finishReason }),
    ...(timeMs === undefined ? {} : { timeMs }),
    ...(costUsd === undefined ? {} : { costUsd }),
    ...(earlier === undefined ? {} : { earlierText: getReplyText(earlier) }),
    ...(judged === undefined ? {} : { judged }),
    ...(picture && { pictureSize: getSize(picture.full), sentSize: getSize(picture.sent) }),
  };
}

const getSize = ({ widthPx, heightPx }: ImageSize): ImageSize => ({ widthPx, heightPx });
