import type { Reply } from "#core/conversation/conversation.ts";
import type { PlannedRequest } from "#core/conversation/planned-request.ts";
import { loadRunner } from "./load-run.ts";

/** The settled reply to a request that is in no conversation; a failed one where the code that sends it cannot be loaded. */
export async function runAlone(
  planned: Pick<PlannedRequest, "replies" | "request">,
  signal: AbortSignal,
): Promise<Reply> {
  try {
    const { runReplyAlone } = await loadRunner();
    return await runReplyAlone(planned, signal);
  } catch (error) {
    return { ...planned.replies[0], status: "failed", failure: { kind: "bug", serverMessage: String(error) } };
  }
}
