import { offsetPartIndexes } from "#core/conversation/continue-reply.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import type { PlannedRequest } from "#core/conversation/planned-request.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { getReplyLabel } from "#core/conversation/reply-label.ts";
import type { Failure } from "#core/wire/failure.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { withReplyLock } from "#io/browser/reply-locks.ts";
import { holdKeys } from "#state/connections/key-use.ts";
import { saveConversation } from "#state/document/autosave-documents.ts";
import { getReply, getSettledConversation } from "#state/document/documents.ts";
import { countReply } from "#state/models/spend-cap.ts";
import { announce } from "#state/notices.ts";
import { createCandidate, endAdmission, waitForAdmission } from "./admission.ts";
import type { Candidate } from "./gates.ts";
import { createPictureKeeper } from "./create-picture-keeper.ts";
import { decidePendingRound, roundAwaited } from "./pending-rounds.ts";
import { addLargestAttachment } from "./refine-failure.ts";
import { recordReply } from "./reply-events.ts";
import { eventsArrived, flushEvents } from "./reply-frames.ts";
import type { sendNextRound } from "./send-round.ts";
import { streamAdmitted } from "./stream-admitted.ts";

/** A queued reply with its request, and the time before which nothing is sent. */
export type ReplyJob = { conversationId: Id; reply: Reply; request: ChatRequest; notBeforeMs: number };

/** Runs one reply and applies its events until it is settled. Never rejects: an error of the app fails the reply. */
export async function runReply(job: ReplyJob, signal: AbortSignal): Promise<void> {
  const { conversationId, reply, request, notBeforeMs } = job;
  const advance = (events: readonly StreamEvent[]) => eventsArrived(conversationId, reply.id, events);
  const candidate = createCandidate(reply, request, notBeforeMs, () => advance([{ type: "phase", phase: "retrying" }]));
  // Asked for before the lock, so that replies are admitted in the order in which they were queued.
  const admission = waitForAdmission(candidate, signal);
  // The lock is granted later; the rejection is handled there.
  admission.catch(() => undefined);
  const rounds = loadRounds(conversationId, reply);
  await withReplyLock(reply.id, async () => {
    let wasStoppedInQueue = false;
    try {
      await admission;
      wasStoppedInQueue = signal.aborted;
      await streamToReply(job, candidate, signal, advance);
    } catch (error) {
      advance([{ type: "failed", failure: explainError(error) }]);
    }
    // Whatever happened above, the reply is settled now.
    advance([{ type: "interrupted" }]);
    flushEvents(reply.id);
    endAdmission(candidate);
    const sendNextRound = await rounds;
    const next = decidePendingRound(reply.id, () => sendNextRound?.(conversationId, reply.id));
    // Who stops hundreds of queued replies does not want to hear of each; an answer in rounds has ended with the last.
    if (!wasStoppedInQueue && !next) announceSettled(conversationId, reply.id);
    // Other tabs load the reply as soon as the lock is free.
    await saveConversation(conversationId);
  });
}

/** Loads, while a reply runs, the code that answers its calls; nothing where the conversation has no mocks. */
async function loadRounds(conversationId: Id, reply: Reply): Promise<typeof sendNextRound | undefined> {
  if ((getSettledConversation(conversationId)?.mocks ?? []).length === 0) return undefined;
  roundAwaited(conversationId, reply);
  try {
    return (await import("./send-round.ts")).sendNextRound;
  } catch {
    // The answer offers to go on.
    return undefined;
  }
}

/**
 * The settled reply to a request that is in no conversation. It waits at the same gates as every reply and counts as spent like
 * them. Never rejects: what goes wrong is the failure of the reply.
 */
export async function runReplyAlone(
  { replies: [queued], request }: Pick<PlannedRequest, "replies" | "request">,
  signal: AbortSignal,
): Promise<Reply> {
  let reply: Reply = queued;
  const advance = (events: readonly StreamEvent[]) => {
    reply = reduceReply(reply, events, Date.now());
  };
  const candidate = createCandidate(reply, request, 0);
  const releaseKeys = holdKeys();
  try {
    await waitForAdmission(candidate, signal);
    const admitted = { reply: queued, request, candidate, signal, record: () => {} };
    if (!signal.aborted) await streamAdmitted(admitted, advance);
  } catch (error) {
    advance([{ type: "failed", failure: explainError(error) }]);
  }
  advance([{ type: signal.aborted ? "stopped" : "interrupted" }]);
  countReply(reply);
  endAdmission(candidate);
  releaseKeys();
  return reply;
}

/** The failure of a reply that an error ended before its service could. */
const explainError = (error: unknown): Failure => ({
  kind: error instanceof NotSendable ? "not-sendable" : "bug",
  serverMessage: error instanceof Error ? error.message : String(error),
});

/** Gives the events of a reply that was admitted to its document; nothing where it settled meanwhile. */
async function streamToReply(
  { conversationId, reply, request }: ReplyJob,
  candidate: Candidate,
  signal: AbortSignal,
  advance: (events: readonly StreamEvent[]) => void,
): Promise<void> {
  const { status } = getReply(conversationId, reply.id) ?? {};
  if (signal.aborted || status === undefined || isSettled(status)) return;
  const keepPictures = createPictureKeeper();
  const advanceLater = async (events: StreamEvent[]) =>
    advance(offsetPartIndexes(reply.parts, await keepPictures(await addLargestAttachment(events, request))));
  await streamAdmitted({ reply, request, candidate, signal, record: recordReply(reply.id) }, (events) => {
    // Nearly all events have nothing to wait for, and a promise for each piece of text would cost as much as to decode it.
    if (events.some(({ type }) => type === "picture" || type === "failed")) return advanceLater(events);
    advance(offsetPartIndexes(reply.parts, events));
    return undefined;
  });
}

function announceSettled(conversationId: Id, replyId: Id): void {
  const conversation = getSettledConversation(conversationId);
  const reply = getReply(conversationId, replyId);
  if (conversation && reply) announce(`${getReplyLabel(conversation, reply)}: ${STATUS_LABELS[reply.status]}`);
}

const STATUS_LABELS: Record<Reply["status"], string> = {
  queued: "queued.",
  streaming: "being written.",
  done: "finished.",
  stopped: "stopped.",
  interrupted: "interrupted.",
  failed: "failed.",
};
