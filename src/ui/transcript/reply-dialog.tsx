import { isRunning } from "#core/conversation/is-in-batch.ts";
import { getReplyLabel } from "#core/conversation/reply-label.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { useReply } from "#state/document/use-replies.ts";
import { layerClosed } from "#state/layers.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { ReplyEnd } from "./reply-end.tsx";
import { ReplyMetricsLine } from "./reply-metrics-line.tsx";
import { ReplyParts } from "./reply-parts.tsx";
import { ReplyPrompt } from "./reply-prompt.tsx";

/** One reply in full screen with its prompt and its pictures, also while it is running. */
export function ReplyDialog({ replyId }: { replyId: Id }) {
  const conversation = useSettledConversation();
  const reply = useReply(replyId);
  if (!conversation || !reply) return null;
  return (
    <Dialog title={getReplyLabel(conversation, reply)} position="full" onClose={layerClosed}>
      <div className="min-h-0 grow overflow-y-auto px-5 py-4">
        <div className="mx-auto max-w-reading">
          <ReplyPrompt reply={reply} />
          <ReplyParts
            parts={reply.parts}
            isStreaming={isRunning(reply)}
            phase={reply.phase}
            status={reply.status}
            replyId={reply.id}
          />
          <ReplyEnd reply={reply} />
          <ReplyMetricsLine reply={reply} />
        </div>
      </div>
    </Dialog>
  );
}
