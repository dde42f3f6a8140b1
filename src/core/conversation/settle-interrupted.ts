import type { Reply } from "./conversation.ts";
import { isRunning } from "./is-in-batch.ts";
import { reduceReply } from "./reduce-reply.ts";

/**
 * A reply as loaded from disk: one that was still running has lost its connection with its page, so it is interrupted
 * and keeps its text. This is computed at every load and not stored, since another tab may still run the reply.
 */
export function settleInterrupted(reply: Reply): Reply {
  if (!isRunning(reply)) return reply;
  const lastEventMs = reply.firstTokenAtMs ?? reply.startedAtMs ?? 0;
  const { endedAtMs: _unknown, ...settled } = reduceReply(reply, [{ type: "interrupted" }], lastEventMs);
  return settled;
}
