import type { Reply } from "#core/conversation/conversation.ts";
import { hasSchema } from "#core/conversation/answer-modes.ts";
import { AnswerFitLine } from "./answer-fit-line.tsx";
import { ReplyChecks } from "./reply-checks.tsx";

/** The lines beneath an answer: its fit with the schema of its request, and the results of checks. */
export function ReplyVerdicts({ reply, hasChecks }: { reply: Reply; hasChecks: boolean }) {
  return (
    <>
      {reply.origin === "model" && hasSchema(reply.sentWith) && <AnswerFitLine reply={reply} />}
      {hasChecks && reply.status === "done" && <ReplyChecks replyId={reply.id} />}
    </>
  );
}
