import type { Reply } from "#core/conversation/conversation.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { Id } from "#core/vocabulary.ts";
import type { FailuresAlike } from "./failures-alike.ts";
import type { RunProgress } from "./run-progress.ts";

/** A reply that is asked for when its turn comes, with its request. */
export type WaitingReply = { reply: Reply; request: ChatRequest };

/**
 * A run over rows. Its replies enter the conversation a few at a time, just before they are sent: thousands that wait cost
 * nothing, and what was never sent leaves no trace.
 */
export type RowRun = {
  conversationId: Id;
  /** The replies that are not in the conversation yet, by connection, in order. */
  waiting: Map<Id, WaitingReply[]>;
  /** The replies that wait because their column failed again and again, by variant. */
  held: Map<Id, WaitingReply[]>;
  /** The replies that are in the conversation and not settled. */
  active: Map<Id, WaitingReply>;
  alike: FailuresAlike;
  answered: number;
  failed: number;
  /** The time that it ran before its last pause. */
  busyMs: number;
  /** The time since which it runs; undefined while it is paused. */
  busySinceMs: number | undefined;
};

/** Lets replies wait, before or behind the others of their connections. */
export function addWaiting({ waiting }: RowRun, replies: readonly WaitingReply[], position: "before" | "behind"): void {
  for (const connectionId of new Set(replies.map(({ reply }) => reply.sentWith.connectionId))) {
    const added = replies.filter(({ reply }) => reply.sentWith.connectionId === connectionId);
    const others = waiting.get(connectionId) ?? [];
    waiting.set(connectionId, position === "before" ? [...added, ...others] : [...others, ...added]);
  }
}

/** Forgets what waits, held or not, and matches. */
export function dropWaiting({ waiting, held }: RowRun, matches: (reply: Reply) => boolean): void {
  for (const lists of [waiting, held]) keepInLists(lists, ({ reply }) => !matches(reply));
}

/** Takes the next replies of a connection out of those that wait. Those that nobody can ask any more are forgotten. */
export function takeWaiting(
  { waiting }: RowRun,
  connectionId: Id,
  count: number,
  isAskable: (reply: Reply) => boolean,
): WaitingReply[] {
  const list = waiting.get(connectionId) ?? [];
  const taken: WaitingReply[] = [];
  let seen = 0;
  for (; taken.length < count && seen < list.length; seen += 1) {
    const next = list[seen];
    if (next && isAskable(next.reply)) taken.push(next);
  }
  list.splice(0, seen);
  return taken;
}

/** Holds what waits of a column. Returns the number of its replies. */
export function holdColumn({ waiting, held }: RowRun, variantId: Id): number {
  const isOwn = ({ reply }: WaitingReply) => reply.variantId === variantId;
  const own = [...waiting.values()].flatMap((list) => list.filter(isOwn));
  keepInLists(waiting, (each) => !isOwn(each));
  held.set(variantId, own);
  return own.length;
}

/** Lets a held column be asked again. */
export function releaseColumn(run: RowRun, variantId: Id): void {
  const own = run.held.get(variantId) ?? [];
  run.held.delete(variantId);
  run.alike.delete(variantId);
  addWaiting(run, own, "before");
}

function keepInLists(lists: Map<Id, WaitingReply[]>, holds: (waiting: WaitingReply) => boolean): void {
  for (const [key, list] of lists) lists.set(key, list.filter(holds));
}

/** The number of replies that wait, held or not. */
export const countWaiting = ({ waiting, held }: RowRun): number =>
  [...waiting.values(), ...held.values()].reduce((sum, { length }) => sum + length, 0);

/** The number of replies of a connection that are in the conversation and not settled. */
export function countActive({ active }: RowRun, connectionId: Id): number {
  let count = 0;
  for (const { reply } of active.values()) if (reply.sentWith.connectionId === connectionId) count += 1;
  return count;
}

/** The progress of a run at a time. */
export function computeProgress(run: RowRun, atMs: number): RunProgress {
  const { answered, failed, busyMs, busySinceMs } = run;
  const running = run.active.size;
  const ended = answered + failed;
  const left = countWaiting(run) + running;
  const spentMs = busyMs + (busySinceMs === undefined ? 0 : atMs - busySinceMs);
  const hasNext = [...run.waiting.values()].some(({ length }) => length > 0);
  return {
    asked: ended + left,
    answered,
    failed,
    running,
    // A run of which only held columns are left waits as a paused one does.
    isPaused: busySinceMs === undefined || (running === 0 && !hasNext),
    ...(ended > 0 && { secondsLeft: Math.ceil(((spentMs / ended) * left) / 1000) }),
  };
}
