import type { Id } from "#core/vocabulary.ts";
import type { Reply } from "./conversation.ts";

type Replies = Readonly<Record<Id, Reply>>;

/** The answers of each cell as they were found last, by its list of replies, which stays the same while they stream. */
const known = new WeakMap<readonly Id[], { replies: Replies; answerIds: readonly Id[] }>();

/**
 * The replies of a cell that are answers: all but those whose tool calls another one goes on from, which are rounds of it. An
 * answer stands where its first round does. The same list where there are no rounds.
 */
export function listAnswerIds(replies: Replies, ids: readonly Id[]): readonly Id[] {
  // One reply alone has no rounds in its cell.
  if (ids.length < 2) return ids;
  const before = known.get(ids);
  if (before?.replies === replies) return before.answerIds;
  const answerIds = findAnswerIds(replies, ids);
  known.set(ids, { replies, answerIds });
  return answerIds;
}

function findAnswerIds(replies: Replies, ids: readonly Id[]): readonly Id[] {
  const followed = listRoundIds(replies, ids);
  if (followed.size === 0) return ids;
  const index = new Map(ids.map((id, at) => [id, at]));
  const firstOf = new Map<Id, number>();
  for (const id of ids) {
    const callerId = getCallerId(replies, id);
    firstOf.set(id, firstOf.get(callerId ?? "") ?? index.get(id) ?? 0);
  }
  return ids
    .filter((id) => !followed.has(id))
    .toSorted((a, b) => (firstOf.get(a) ?? 0) - (firstOf.get(b) ?? 0) || (index.get(a) ?? 0) - (index.get(b) ?? 0));
}

/** The replies among some whose tool calls another one of them goes on from: the rounds of its answer. */
export const listRoundIds = (replies: Replies, ids: readonly Id[]): ReadonlySet<Id> =>
  new Set(ids.flatMap((id) => getCallerId(replies, id) ?? []));

/** The reply whose tool calls a reply goes on from. */
function getCallerId(replies: Replies, id: Id): Id | undefined {
  const after = replies[id]?.after;
  return after?.kind === "tools" ? after.replyId : undefined;
}
