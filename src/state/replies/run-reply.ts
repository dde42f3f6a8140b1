import { parseHost } from "#core/connections/parse-origin.ts";
import { offsetPartIndexes } from "#core/conversation/continue-reply.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import { getReplyLabel } from "#core/conversation/reply-label.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import { createTransport } from "#state/connections/create-transport.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { getConversation } from "#state/document/documents.ts";
import { reserveSpending } from "#state/models/spend-cap.ts";
import { announce } from "#state/notices.ts";
import { streamWithRetries } from "./stream-with-retries.ts";
import { loadHttpRequest } from "./load-http-request.ts";
import { addLargestAttachment } from "./refine-failure.ts";
import { recordReply } from "./reply-events.ts";
import { eventsArrived, flushEvents } from "./reply-frames.ts";

/** A queued reply and the request that asks for it. */
export type ReplyJob = { conversationId: Id; replyId: Id; request: ChatRequest };

/** Runs one reply and applies its events until it is settled. Never rejects: an error of the app fails the reply. */
export async function runReply(job: ReplyJob, signal: AbortSignal): Promise<void> {
  const { conversationId, replyId } = job;
  const advance = (events: readonly StreamEvent[]) => eventsArrived(conversationId, replyId, events);
  try {
    for await (const events of streamReplyEvents(job, signal)) advance(events);
  } catch (error) {
    const serverMessage = error instanceof Error ? error.message : String(error);
    const kind = error instanceof NotSendable ? "not-sendable" : "bug";
    advance([{ type: "failed", failure: { kind, serverMessage } }]);
  }
  // Whatever happened above, the reply is settled now.
  advance([{ type: "interrupted" }]);
  flushEvents(replyId);
  announceSettled(conversationId, replyId);
}

async function* streamReplyEvents(
  { conversationId, replyId, request }: ReplyJob,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent[]> {
  const reply = getConversation(conversationId)?.replies[replyId];
  if (!reply || isSettled(reply.status)) return;
  yield [{ type: "phase", phase: "connecting" }];
  const { connection, route } = await loadRoute(reply.sentWith.connectionId);
  if (route.via === "nowhere") {
    const host = parseHost(connection.baseUrl);
    const kind = route.missing === "key" ? "key-missing" : "wrong-address";
    yield [{ type: "failed", failure: { kind, host } }];
    return;
  }
  const refusal = await reserveSpending(reply, request, signal);
  if (refusal !== null) throw new NotSendable(refusal);
  if (signal.aborted) return;
  const baseUrl = route.via === "worker" ? "demo:" : route.baseUrl;
  const replyRequest = {
    reply,
    ...(await loadHttpRequest(reply, request, baseUrl)),
    transport: createTransport(route),
    signal,
    record: recordReply(replyId),
  };
  for await (const events of streamWithRetries(replyRequest))
    yield offsetPartIndexes(reply.parts, await addLargestAttachment(events, request));
}

function announceSettled(conversationId: Id, replyId: Id): void {
  const conversation = getConversation(conversationId);
  const reply = conversation?.replies[replyId];
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
