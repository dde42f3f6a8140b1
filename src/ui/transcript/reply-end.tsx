import { memo } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { canContinue } from "#core/conversation/continue-reply.ts";
import { explainFinishReason } from "#core/conversation/explain-finish-reason.ts";
import { isInBatch } from "#core/conversation/is-in-batch.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { useIsWrittenElsewhere } from "#state/document/replies-elsewhere.ts";
import { regenerateReply } from "#state/replies/run.ts";
import { Button } from "#ui/kit/button.tsx";
import { ContinueButton } from "./continue-button.tsx";
import { FailureAlert } from "./failure-alert.tsx";
import { WaitNotice } from "./wait-notice.tsx";

/**
 * The wait reason of a running reply, or the sentence on its end where one is needed: stopped, cut off, declined, failed,
 * or still running in another tab.
 */
export const ReplyEnd = memo(function ReplyEnd({ reply }: { reply: Reply }) {
  const isWrittenElsewhere = useIsWrittenElsewhere(reply.id);
  if (isInBatch(reply))
    return (
      <p className="mt-1.5 text-sm text-ink-3">Waits in a batch. Its answer is put here when the batch is done.</p>
    );
  if (!isSettled(reply.status)) return <WaitNotice reply={reply} />;
  if (reply.status === "failed" && reply.failure) return <FailureAlert reply={reply} failure={reply.failure} />;
  if (isWrittenElsewhere) return <p className="mt-1.5 text-sm text-ink-3">Still being written in another tab.</p>;
  const end = explainFinishReason(reply);
  const isContinued = reply.after?.kind === "continue";
  return (
    <>
      {isContinued && <p className="mt-1.5 text-sm text-ink-3">Continued from the text of an earlier answer.</p>}
      {end !== undefined && <p className="mt-1.5 text-sm text-warn">{end}</p>}
      {end !== undefined && (
        <div className="mt-1.5 flex flex-wrap gap-2 empty:hidden">
          {canContinue(reply) && <ContinueButton reply={reply} />}
          {reply.status === "interrupted" && (
            <Button data-press-once onClick={() => void regenerateReply(reply)}>
              Regenerate
            </Button>
          )}
        </div>
      )}
    </>
  );
});
