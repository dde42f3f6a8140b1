import { isSettled } from "#core/conversation/reduce-reply.ts";
import { readTurnLabel } from "#core/conversation/read-label.ts";
import { useReply, useSettledConversation } from "#state/document/documents.ts";
import { layerClosed } from "#state/layers.ts";
import { useOpenedReplyId } from "#state/replies/open-reply.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { ReplyEnd } from "./reply-end.tsx";
import { ReplyFigures } from "./reply-figures.tsx";
import { ReplyParts } from "./reply-parts.tsx";

/** One reply on the whole screen, also while it is being written. */
export function ReplyDialog() {
  const conversation = useSettledConversation();
  const reply = useReply(useOpenedReplyId());
  if (!conversation || !reply) return null;
  return (
    <Dialog title={readTurnLabel(conversation, reply)} place="full" onClose={layerClosed}>
      <div className="min-h-0 grow overflow-y-auto px-5 py-4">
        <div className="mx-auto max-w-[796px]">
          <ReplyParts
            parts={reply.parts}
            isStreaming={!isSettled(reply.status)}
            phase={reply.phase}
            status={reply.status}
            replyId={reply.id}
          />
          <ReplyEnd reply={reply} />
          <ReplyFigures reply={reply} />
        </div>
      </div>
    </Dialog>
  );
}
