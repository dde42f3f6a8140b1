import type { Reply } from "#core/conversation/conversation.ts";
import { explainEnd } from "#core/conversation/explain-end.ts";
import { FailureAlert } from "./failure-alert.tsx";

/** How a reply ended, where that needs a word: stopped, cut off, declined, interrupted, failed. */
export function ReplyEnd({ reply }: { reply: Reply }) {
  if (reply.status === "failed" && reply.failure)
    return <FailureAlert reply={reply} failure={reply.failure} />;
  const end = explainEnd(reply);
  if (end === undefined) return null;
  return <p className="mt-1.5 text-sm text-warn">{end}</p>;
}
