import type { ComponentProps } from "react";
import { formatReplyLabel } from "#core/conversation/reply-label.ts";
import { ReplyArticle } from "./reply-article.tsx";
import { ReplyGuard } from "./reply-guard.tsx";

/** A reply in its cell, or its raw text where it cannot be shown. */
export function GuardedReply(props: ComponentProps<typeof ReplyArticle>) {
  const { replyId, letter, turnNumber, sampleIndex, cellIds } = props;
  return (
    <ReplyGuard replyId={replyId} label={formatReplyLabel(letter, turnNumber, sampleIndex, cellIds.length)}>
      <ReplyArticle {...props} />
    </ReplyGuard>
  );
}
