import type { Reply } from "./conversation.ts";
import { isSettled, reduceReply } from "./reduce-reply.ts";

/**
 * A reply as it is read from disk: one that was still running has lost its connection with the page it ran in, so it
 * is interrupted, with its text. This is computed at every load and not written back: another tab may still run it.
 */
export function settleInterrupted(reply: Reply): Reply {
  if (isSettled(reply.status)) return reply;
  const lastEventMs = reply.firstTokenAtMs ?? reply.startedAtMs ?? 0;
  const { endedAtMs: _unknown, ...settled } = reduceReply(reply, [{ type: "interrupted" }], lastEventMs);
  return settled;
}
