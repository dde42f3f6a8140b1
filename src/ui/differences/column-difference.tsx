import { Star } from "lucide-react";
import { describeDifference } from "#core/compare/describe-difference.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import type { Id } from "#core/vocabulary.ts";
import { useReply, useShownReplyId, useThread } from "#state/document/documents.ts";
import { useBaselineColumnId, useBaselineReplyId } from "#state/differences/answer-view.ts";
import { useDifference } from "#state/differences/use-difference.ts";

/** In a column's head: a star for the baseline, else how much of the column's last answer differs from it. */
export function ColumnDifference({ variantId }: { variantId: Id }) {
  const isBaseline = useBaselineColumnId() === variantId;
  const lastTurnId = useThread().at(-1) ?? "";
  if (!isBaseline) return <LastDifference turnId={lastTurnId} variantId={variantId} />;
  return (
    <span className="me-1 flex items-center gap-1 text-xs whitespace-nowrap text-ink-2">
      <Star size={12} aria-hidden className="fill-current" /> baseline
    </span>
  );
}

function LastDifference({ turnId, variantId }: { turnId: Id; variantId: Id }) {
  const before = useEndedText(useBaselineReplyId(turnId));
  const after = useEndedText(useShownReplyId(turnId, variantId));
  const found = useDifference(before, after);
  if (found.status !== "found") return null;
  return (
    <span title="in the last answer, from the baseline" className="me-1 text-xs whitespace-nowrap text-ink-2">
      {describeDifference(found.difference)}
    </span>
  );
}

/** The text of a reply that has ended; undefined while it runs, and where it has no words. */
function useEndedText(replyId: Id | undefined): string | undefined {
  const reply = useReply(replyId ?? "");
  const text = reply && isSettled(reply.status) ? getReplyText(reply) : "";
  return text === "" ? undefined : text;
}
