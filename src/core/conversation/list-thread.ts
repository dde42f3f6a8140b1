import type { Id } from "#core/vocabulary.ts";
import type { Cell, Conversation, GoneReply, Reply, ThreadEdit, ThreadPath, ThreadStep } from "./conversation.ts";
import { getThread } from "./get-thread.ts";
import { selectBaseReply } from "./get-shown-reply.ts";
import { resolveCellOwner } from "./list-cell-replies.ts";

type Replies = Pick<Conversation, "replies" | "gone">;

/** The exact thread that a reply was sent with. Its last step is the reply's own turn. */
export function listThread(conversation: Conversation, reply: Reply): ThreadStep[] {
  const { thread } = reply.sentWith;
  // Where nothing is left of a reply in the thread, the thread is what a new request would be sent with.
  const steps = listSteps(conversation, thread) ?? selectSteps(conversation, reply);
  const own = { turnId: reply.turnId, replyId: null };
  if (thread.fromTurnId === undefined) return [...steps, own];
  const from = steps.findIndex(({ turnId }) => turnId === thread.fromTurnId);
  return from < 0 ? [own] : [...steps.slice(from), own];
}

/** True where a reply was sent with earlier turns. */
export function hasEarlierTurns({ turnId, sentWith: { thread } }: Reply): boolean {
  const { builtOn, edits = [], fromTurnId } = thread;
  return fromTurnId !== turnId && (builtOn !== undefined || edits.some(({ steps = [] }) => steps.length > 0));
}

/** The path of a reply's thread without the older half of the turns before its own. */
export function leaveOutOlderHalf(conversation: Conversation, reply: Reply): ThreadPath {
  const steps = listThread(conversation, reply);
  const from = steps[Math.ceil((steps.length - 1) / 2)];
  return { ...reply.sentWith.thread, fromTurnId: from?.turnId ?? reply.turnId };
}

/**
 * The steps before a turn of a new request of a variant: every earlier turn that was asked of it, with the reply that
 * later turns build on.
 */
export function selectSteps(conversation: Conversation, { turnId, variantId, rowId }: Cell): ThreadStep[] {
  return getThread(conversation.turns, turnId).flatMap(({ id, askedOf }) => {
    if (id === turnId) return [];
    const owner = resolveCellOwner(conversation, { turnId: id, variantId, rowId });
    const replyId = selectBaseReply(conversation, { turnId: id, variantId: owner, rowId })?.id ?? null;
    const isAsked = replyId !== null || askedOf === "all" || askedOf.includes(variantId);
    return isAsked ? [{ turnId: id, replyId }] : [];
  });
}

/**
 * The steps of a path: every turn of the thread before the own one. Undefined where nothing is left of a reply that the
 * path goes through.
 */
export function listSteps(replies: Replies, path: ThreadPath): ThreadStep[] | undefined {
  const links: (Reply | GoneReply)[] = [];
  const visited = new Set<Id>();
  for (let next = path.builtOn; next !== undefined;) {
    const link = visited.has(next) ? undefined : getLink(replies, next);
    if (!link) return undefined;
    visited.add(next);
    links.push(link);
    next = link.sentWith.thread.builtOn;
  }
  let steps: ThreadStep[] = [];
  for (const { id, turnId, sentWith } of links.toReversed()) {
    steps = applyEdits(steps, sentWith.thread.edits);
    steps.push({ turnId, replyId: id });
  }
  return applyEdits(steps, path.edits);
}

/** A reply that threads go through, or what is left of it. */
export const getLink = ({ replies, gone }: Replies, id: Id): Reply | GoneReply | undefined => replies[id] ?? gone[id];

/** The steps after some edits, as an array that may be changed. */
function applyEdits(steps: ThreadStep[], edits: readonly ThreadEdit[] = []): ThreadStep[] {
  if (edits.length === 0) return steps;
  let edited: ThreadStep[] = [];
  let position = 0;
  for (const { at, leftOut = 0, steps: added = [] } of edits) {
    edited = edited.concat(steps.slice(position, at), added);
    position = Math.max(position, at) + leftOut;
  }
  return edited.concat(steps.slice(position));
}
