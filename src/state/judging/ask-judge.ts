import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import type { PlannedRequest } from "#core/conversation/planned-request.ts";
import { reduceReply } from "#core/conversation/reduce-reply.ts";
import { NotSendable } from "#core/wire/not-sendable.ts";
import { countReply } from "#state/models/spend-cap.ts";
import { createCandidate, endAdmission, waitForAdmission } from "#state/replies/admission.ts";
import { streamAdmitted } from "#state/replies/stream-admitted.ts";

/**
 * The settled answer of a judge, which waits at the same gates as every reply and counts as spent like them. Never rejects:
 * what goes wrong is the failure of the reply.
 */
export async function askJudge({ replies: [queued], request }: PlannedRequest, signal: AbortSignal): Promise<Reply> {
  let reply: Reply = queued;
  const advance = (events: Parameters<typeof reduceReply>[1]) => {
    reply = reduceReply(reply, events, Date.now());
  };
  const candidate = createCandidate(reply, request, 0);
  try {
    await waitForAdmission(candidate, signal);
    if (signal.aborted) advance([{ type: "stopped" }]);
    else
      for await (const events of streamAdmitted({ reply: queued, request, candidate, signal, record: () => {} }))
        advance(events);
  } catch (error) {
    const serverMessage = error instanceof Error ? error.message : String(error);
    advance([
      { type: "failed", failure: { kind: error instanceof NotSendable ? "not-sendable" : "bug", serverMessage } },
    ]);
  }
  if (!isSettled(reply.status)) advance([{ type: "interrupted" }]);
  countReply(reply);
  endAdmission(candidate);
  return reply;
}
