import type { Reply } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "#state/reset-state.ts";
import type { WaitingReply } from "./row-run.ts";

/** A running reply after which mocks may send a round, unless it is stopped. */
type PendingRound = { conversationId: Id; reply: Reply; isStopped: boolean };

const pending = new Map<Id, PendingRound>();
type Listener = (conversationId: Id, replyId: Id, next: WaitingReply | undefined) => void;
const listeners = new Set<Listener>();
onReset(() => pending.clear());

/** Notes that a round may follow a reply: until that is decided, its answer has not ended. */
export function roundAwaited(conversationId: Id, reply: Reply): void {
  pending.set(reply.id, { conversationId, reply, isStopped: false });
}

/** True until it is decided whether a round follows a reply. */
export const isRoundAwaited = (replyId: Id): boolean => pending.has(replyId);

/** Lets no round follow the replies of a conversation that match and run now. */
export function roundsStopped(conversationId: Id, matches: (reply: Reply) => boolean = () => true): void {
  for (const round of pending.values())
    if (round.conversationId === conversationId && matches(round.reply)) round.isStopped = true;
}

/** Sends the round after a reply unless it was stopped, and tells who follows answers to their ends. */
export function decidePendingRound(replyId: Id, send: () => WaitingReply | undefined): WaitingReply | undefined {
  const round = pending.get(replyId);
  if (!round) return undefined;
  const next = round.isStopped ? undefined : send();
  pending.delete(replyId);
  for (const listener of listeners) listener(round.conversationId, replyId, next);
  return next;
}

/** Calls back each time it is decided whether a round follows a reply. */
export function onRoundDecided(listener: Listener): void {
  listeners.add(listener);
}
