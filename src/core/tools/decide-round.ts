import type { Part, ToolResultPart } from "#core/content/part.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { listRounds } from "#core/conversation/list-rounds.ts";
import { isSameJson } from "#core/json.ts";
import { answerCalls } from "./answer-calls.ts";

/** The number of rounds after which mocks stop, unless a conversation says another. */
export const MAX_TOOL_ROUNDS = 8;

/**
 * The next step after an answer with tool calls: a round of its own with the results of mocks, or a stop that a person decides
 * on, after so many rounds or where the last two were alike.
 */
export type RoundDecision =
  | { kind: "send"; results: ToolResultPart[] }
  | { kind: "limit"; results: ToolResultPart[]; roundCount: number }
  | { kind: "circle"; results: ToolResultPart[] };

type Mocked = Pick<Conversation, "mocks" | "maxToolRounds" | "replies">;

/** The decision on the round after a reply; undefined where it calls no tools, or a call waits for a person. */
export function decideRound({ mocks, maxToolRounds, replies }: Mocked, reply: Reply): RoundDecision | undefined {
  if (!mocks || reply.status !== "done" || reply.origin !== "model" || reply.sentWith.handMadeBody !== undefined)
    return undefined;
  const { results, open } = answerCalls(mocks, reply.parts);
  if (results.length === 0 || open.length > 0) return undefined;
  const rounds = listRounds(replies, reply);
  const last = rounds.at(-1);
  if (last?.reply && isSameJson(describeRound(last.reply.parts, last.results), describeRound(reply.parts, results)))
    return { kind: "circle", results };
  const limit = maxToolRounds ?? MAX_TOOL_ROUNDS;
  // A person who goes on after a stop grants as many again.
  const roundCount = rounds.length;
  return roundCount > 0 && roundCount % limit === 0
    ? { kind: "limit", results, roundCount }
    : { kind: "send", results };
}

/** The calls of a round with their results, without the ids that differ each time. */
function describeRound(parts: readonly Part[], results: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind !== "tool-call") return [];
    const result = results.find((each) => each.kind === "tool-result" && each.callId === part.callId);
    const answer = result?.kind === "tool-result" ? { isError: result.isError, parts: result.parts } : null;
    return [JSON.stringify([part.name, part.argumentsText, answer])];
  });
}
