import type { PlannedRequest } from "#core/conversation/planned-request.ts";
import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import { withReplyLock } from "#io/browser/reply-locks.ts";
import { getConversation, getUnsettledReplyIds, repliesAdvanced, replyAdvanced } from "#state/document/documents.ts";
import { saveParallelRequests, getParallelRequests } from "./parallel-requests.ts";
import { flushEvents } from "./reply-frames.ts";
import type { ReplyJob } from "./run-reply.ts";

type Job = ReplyJob & { connectionId: Id };

/** Waiting replies in order; the replies of each connection start in this order. */
const useWaiting = create<{ jobs: readonly Job[] }>()(() => ({ jobs: [] }));
const running = new Map<Id, { job: Job; controller: AbortController }>();

/**
 * Queues the replies of some requests in order; the replies are in the conversation already. Every reply starts here.
 */
export function queueReplies(conversationId: Id, requests: readonly PlannedRequest[]): void {
  const jobs = requests.flatMap(({ replies, request }) =>
    replies.map(({ id, sentWith: { connectionId } }): Job => ({ conversationId, replyId: id, connectionId, request })),
  );
  useWaiting.setState((before) => ({ jobs: [...before.jobs, ...jobs] }));
  startWaiting();
}

/** Stops some replies in any state; their text stays. No reply that waits behind them starts in between. */
function stopReplies(conversationId: Id, replyIds: readonly Id[]): void {
  const stopped = new Set(replyIds);
  flushEvents();
  useWaiting.setState(({ jobs }) => ({ jobs: jobs.filter(({ replyId }) => !stopped.has(replyId)) }));
  // The replies settle at once; later events of their connections are ignored.
  const atMs = Date.now();
  repliesAdvanced(replyIds.map((replyId) => ({ conversationId, replyId, events: [{ type: "stopped" }], atMs })));
  for (const replyId of replyIds) running.get(replyId)?.controller.abort();
}

/** Stops one reply. */
export function stopReply(conversationId: Id, replyId: Id): void {
  stopReplies(conversationId, [replyId]);
}

/** Stops every queued or running reply of a conversation. */
export function stopAllReplies(conversationId: Id): void {
  stopReplies(conversationId, getUnsettledReplyIds(conversationId));
}

/** Stops every queued or running reply of a variant. */
export function stopVariant(conversationId: Id, variantId: Id): void {
  const replies = getConversation(conversationId)?.replies ?? {};
  stopReplies(
    conversationId,
    getUnsettledReplyIds(conversationId).filter((id) => replies[id]?.variantId === variantId),
  );
}

/** The number of replies of the same connection that start before this one; undefined where the reply does not wait. */
export const useQueuePosition = (replyId: Id): number | undefined =>
  useWaiting(({ jobs }) => {
    const job = jobs.find((each) => each.replyId === replyId);
    return job && jobs.filter((each) => each.connectionId === job.connectionId).indexOf(job);
  });

/** Sets the number of parallel requests of a connection. */
export function parallelRequestsChanged(connectionId: Id, count: number): void {
  saveParallelRequests(connectionId, count);
  startWaiting();
}

function startWaiting(): void {
  for (const job of useWaiting.getState().jobs) {
    if (countRunning(job.connectionId) >= getParallelRequests(job.connectionId)) continue;
    useWaiting.setState(({ jobs }) => ({ jobs: jobs.filter((each) => each !== job) }));
    void start(job);
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
    await withReplyLock(job.replyId, () => runReply(job, controller.signal));
  } catch (error) {
    const failure = { kind: "bug", serverMessage: String(error) } as const;
    replyAdvanced(job.conversationId, job.replyId, [{ type: "failed", failure }], Date.now());
  }
  running.delete(job.replyId);
  startWaiting();
}

/** Loads the chunk with wires and network code: while the page is idle, at the latest with a run. */
export const loadRunner = () => import("./run-reply.ts");
