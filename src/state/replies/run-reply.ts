import { readHost } from "#core/connections/read-origin.ts";
import { placeAfter } from "#core/conversation/continue-reply.ts";
import type { Id, Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import { readTurnLabel } from "#core/conversation/read-label.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import { carrierFor } from "#state/connections/carrier-for.ts";
import { loadRoute } from "#state/connections/load-route.ts";
import { readConversation } from "#state/document/documents.ts";
import { reserveSpending } from "#state/models/session-spending.ts";
import { announced } from "#state/notices.ts";
import { askWithRetries } from "./ask-with-retries.ts";
import { loadReplyCall } from "./reply-call.ts";
import { tellLargest } from "./tell-largest.ts";
import { recordReply } from "./reply-events.ts";
import { eventsArrived, flushEvents } from "./reply-frames.ts";

/** Asks for one reply and writes what comes, until it is settled. Never rejects: a mistake of ours fails the reply. */
export async function runReply(conversationId: Id, replyId: Id, signal: AbortSignal): Promise<void> {
  const advance = (events: readonly StreamEvent[]) => eventsArrived(conversationId, replyId, events);
  try {
    for await (const events of askFor(conversationId, replyId, signal)) advance(events);
  } catch (error) {
    const serverMessage = error instanceof Error ? error.message : String(error);
    const kind = error instanceof NotSendable ? "not-sendable" : "bug";
    advance([{ type: "failed", failure: { kind, serverMessage } }]);
  }
  // Whatever happened above, a reply that ran is settled now.
  advance([{ type: "interrupted" }]);
  flushEvents(replyId);
  announceSettled(conversationId, replyId);
}

async function* askFor(conversationId: Id, replyId: Id, signal: AbortSignal): AsyncGenerator<StreamEvent[]> {
  const conversation = readConversation(conversationId);
  const reply = conversation?.replies[replyId];
  if (!conversation || !reply || isSettled(reply.status)) return;
  yield [{ type: "phase", phase: "connecting" }];
  const { connection, route } = await loadRoute(reply.sentWith.connectionId);
  if (route.via === "nowhere") {
    const host = readHost(connection.baseUrl);
    const kind = route.missing === "key" ? "key-missing" : "wrong-address";
    yield [{ type: "failed", failure: { kind, host } }];
    return;
  }
  const refusal = await reserveSpending(conversation, reply, signal);
  if (refusal !== null) throw new NotSendable(refusal);
  if (signal.aborted) return;
  const baseUrl = route.via === "worker" ? "demo:" : route.baseUrl;
  const { call, codec } = await loadReplyCall(conversation, reply, baseUrl);
  const asked = { reply, call, codec, carrier: carrierFor(route), signal, record: recordReply(replyId) };
  for await (const events of askWithRetries(asked))
    yield placeAfter(reply.parts, await tellLargest(events, conversation, reply));
}

function announceSettled(conversationId: Id, replyId: Id): void {
  const conversation = readConversation(conversationId);
  const reply = conversation?.replies[replyId];
  if (conversation && reply) announced(`${readTurnLabel(conversation, reply)}: ${WORDS[reply.status]}`);
}

const WORDS: Record<Reply["status"], string> = {
  queued: "queued.",
  streaming: "being written.",
  done: "finished.",
  stopped: "stopped.",
  interrupted: "interrupted.",
  failed: "failed.",
};
