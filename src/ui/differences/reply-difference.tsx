import { Star } from "lucide-react";
import type { ReactNode } from "react";
import { assertNever } from "#core/assert-never.ts";
import type { AnswerDifference } from "#core/compare/compare-answers.ts";
import { describeDifference } from "#core/compare/describe-difference.ts";
import { getEndedText } from "#core/compare/get-ended-text.ts";
import { hasSameWords } from "#core/compare/has-same-words.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { useColumnIds } from "#state/document/documents.ts";
import { useReply } from "#state/document/use-replies.ts";
import { useCellReplyIds } from "#state/document/use-cells.ts";
import { answerViewChosen, useBaselineReplyId } from "#state/differences/answer-view.ts";
import { useDifference } from "#state/differences/use-difference.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { ComparisonNote } from "./comparison-note.tsx";
import { DifferenceView } from "./difference-view.tsx";
import { InPlaceOfAnswer } from "./in-place-of-answer.tsx";
import { FailedNote } from "./failed-note.tsx";
import { useReplyName } from "./use-reply-name.ts";

/** The difference of a reply from the baseline, in place of its words; nothing where there is none to compare with. */
export function ReplyDifference({ reply, rest }: { reply: Reply; rest: ReactNode }) {
  const baseline = useReply(useBaselineReplyId(reply.turnId) ?? "");
  const name = useReplyName(baseline, reply);
  const isBaseline = baseline?.id === reply.id;
  const before = isBaseline ? undefined : getEndedText(baseline);
  const after = isBaseline ? undefined : getEndedText(reply);
  const found = useDifference(before, after);
  const hasOthers = useCellReplyIds(reply.turnId, reply.variantId).length > 1;
  const isAlone = useColumnIds().length === 1;
  if (!baseline || (isBaseline && isAlone && !hasOthers)) return null;
  if (isBaseline)
    return (
      <ComparisonNote>
        <Star size={12} aria-hidden className="inline fill-current align-baseline" /> Baseline
      </ComparisonNote>
    );
  if (before === undefined || after === undefined)
    return <ComparisonNote>{explainMissing(baseline, reply)}</ComparisonNote>;
  switch (found.status) {
    case "computing":
      return <ComparisonNote>Comparing with {name}…</ComparisonNote>;
    case "failed":
      return <FailedNote what={`Comparing with ${name}`} onRetry={found.retry} />;
    case "found":
      return (
        <>
          <ComparisonNote>
            {describeDifference(found.difference)} from {name}
            {baseline.variantId === reply.variantId && (
              <LinkButton className="ms-2" onClick={() => answerViewChosen("answers")}>
                Hide differences
              </LinkButton>
            )}
          </ComparisonNote>
          {!isSameText(found.difference) && (
            <InPlaceOfAnswer>
              {rest}
              <DifferenceView difference={found.difference} />
            </InPlaceOfAnswer>
          )}
        </>
      );
    default:
      return assertNever(found);
  }
}

/** True where there is nothing to mark, so that the answer can stand as it was written. */
function isSameText(difference: AnswerDifference): boolean {
  if (difference.kind === "fields") return difference.differingCount === 0 && !difference.around;
  return hasSameWords(difference.runs);
}

function explainMissing(baseline: Reply, reply: Reply): string {
  if (!isSettled(reply.status)) return "Its differences are shown when it has ended.";
  if (!isSettled(baseline.status)) return "Its differences are shown when the baseline has ended.";
  return getEndedText(baseline) === undefined ? "The baseline has no words to compare with." : "No words to compare.";
}
