import type { Id } from "#core/conversation/conversation.ts";
import { whileHolding } from "#io/browser/reply-locks.ts";
import { readConversation, readUnsettledReplies, replyAdvanced } from "#state/document/documents.ts";

/** Browsers open no more connections to one server on HTTP/1.1. */
const MOST_AT_ONCE = 6;

type Job = { conversationId: Id; replyId: Id; connectionId: Id };

const waiting: Job[] = [];
const running = new Map<Id, { job: Job; controller: AbortController }>();

/** Replies are to be asked for, in this order: the only place that starts one. */
export function repliesQueued(conversationId: Id, replyIds: readonly Id[]): void {
  for (const replyId of replyIds) {
    const reply = readConversation(conversationId)?.replies[replyId];
    if (reply) waiting.push({ conversationId, replyId, connectionId: reply.sentWith.connectionId });
  }
  startWaiting();
}

/** Stops one reply, wherever it is: its text stays. */
export function stopReply(conversationId: Id, replyId: Id): void {
  const place = waiting.findIndex((job) => job.replyId === replyId);
  if (place >= 0) waiting.splice(place, 1);
  // The reply settles here and now; whatever its connection still brings is late.
  replyAdvanced(conversationId, replyId, [{ type: "stopped" }], Date.now());
  running.get(replyId)?.controller.abort();
}

/** Stops every reply of a conversation that is queued or running. */
export function stopAllReplies(conversationId: Id): void {
  for (const replyId of readUnsettledReplies(conversationId)) stopReply(conversationId, replyId);
}

function startWaiting(): void {
  for (let place = 0; place < waiting.length; ) {
    const job = waiting[place];
    if (job && countRunning(job.connectionId) < MOST_AT_ONCE) {
      waiting.splice(place, 1);
      void start(job);
    } else place += 1;
  }
}

function countRunning(connectionId: Id): number {
  return [...running.values()].filter(({ job }) => job.connectionId === connectionId).length;
}

async function start(job: Job): Promise<void> {
  const controller = new AbortController();
  running.set(job.replyId, { job, controller });
  try {
    const { runReply } = await loadRunner();
    await whileHolding(job.replyId, () =>
      runReply(job.conversationId, job.replyId, controller.signal),
    );
  } catch (error) {
    const failure = { kind: "bug", serverMessage: String(error) } as const;
    replyAdvanced(job.conversationId, job.replyId, [{ type: "failed", failure }], Date.now());
  }
  running.delete(job.replyId);
  startWaiting();
}

/** Wires and network are not needed to show the page: they are fetched while it is idle, at the latest with a run. */
export const loadRunner = () => import("./run-reply.ts");
