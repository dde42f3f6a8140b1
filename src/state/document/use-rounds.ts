import type { Reply } from "#core/conversation/conversation.ts";
import { listRounds } from "#core/conversation/list-rounds.ts";
import { useOpenValue } from "./documents.ts";

const NOTHING: readonly never[] = [];

/** The replies whose tool calls led to a reply, oldest first. */
export const useEarlierRounds = (reply: Pick<Reply, "after">): readonly Reply[] =>
  useOpenValue<Record<string, Reply>, readonly Reply[]>(
    ({ settled }) => settled.replies,
    (replies) => listRounds(replies, reply).flatMap((round) => round.reply ?? []),
    NOTHING,
  );
