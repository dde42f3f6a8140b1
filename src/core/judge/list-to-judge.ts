import type { Check } from "#core/conversation/check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { listRoundIds } from "#core/conversation/list-answer-ids.ts";
import type { Id } from "#core/vocabulary.ts";
import { resolveJudged } from "./resolve-judged.ts";

/**
 * The answers that a check's judge can be asked about, each by its last round: those it was not asked about with this prompt, this model and these
 * answers, those where its answer had no verdict; and all that it can be asked about.
 */
export function listToJudge(
  conversation: Conversation,
  check: Check,
): {
  missingIds: Id[];
  untoldIds: Id[];
  askableIds: Id[];
} {
  const missingIds: Id[] = [];
  const untoldIds: Id[] = [];
  const askableIds: Id[] = [];
  const roundIds = listRoundIds(conversation.replies, Object.keys(conversation.replies));
  for (const reply of Object.values(conversation.replies)) {
    if (reply.status !== "done" || roundIds.has(reply.id)) continue;
    const { judgement, isCurrent, problem } = resolveJudged(conversation, check, reply);
    if (problem !== undefined) continue;
    askableIds.push(reply.id);
    if (!isCurrent) missingIds.push(reply.id);
    else if (judgement?.outcome === "unknown" && judgement.score === undefined) untoldIds.push(reply.id);
  }
  return { missingIds, untoldIds, askableIds };
}
