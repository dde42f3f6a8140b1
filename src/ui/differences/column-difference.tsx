import { Star } from "lucide-react";
import { describeDifference } from "#core/compare/describe-difference.ts";
import { getEndedText } from "#core/compare/get-ended-text.ts";
import type { Id } from "#core/vocabulary.ts";
import { useThread } from "#state/document/documents.ts";
import { useReply } from "#state/document/use-replies.ts";
import { useShownReplyId } from "#state/document/use-cells.ts";
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
  const before = getEndedText(useReply(useBaselineReplyId(turnId) ?? ""));
  const after = getEndedText(useReply(useShownReplyId(turnId, variantId) ?? ""));
  const found = useDifference(before, after);
  if (found.status !== "found") return null;
  return (
    <span title="in the last answer, from the baseline" className="me-1 text-xs whitespace-nowrap text-ink-2">
      {describeDifference(found.difference)}
    </span>
  );
}
