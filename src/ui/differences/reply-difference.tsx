import { Star } from "lucide-react";
import type { ReactNode } from "react";
import { assertNever } from "#core/assert-never.ts";
import type { AnswerDifference } from "#core/compare/compare-answers.ts";
import { describeDifference } from "#core/compare/describe-difference.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import { useCellReplyIds, useColumnIds, useReply } from "#state/document/documents.ts";
import { answerViewChosen, useBaselineReplyId } from "#state/differences/answer-view.ts";
import { useDifference } from "#state/differences/use-difference.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { ComparisonNote } from "./comparison-note.tsx";
import { DifferenceView } from "./difference-view.tsx";
import { useReplyName } from "./use-reply-name.ts";

/** A reply with its difference from the baseline in place of its words; as it is where there is none to compare with. */
export function ReplyDifference({ reply, answer, rest }: { reply: Reply; answer: ReactNode; rest: ReactNode }) {
  const baseline = useReply(useBaselineReplyId(reply.turnId) ?? "");
  const name = useReplyName(baseline, reply);
  const isBaseline = baseline?.id === reply.id;
  const texts = baseline && !isBaseline ? getTexts(baseline, reply) : undefined;
  const found = useDifference(texts?.before, texts?.after);
  const hasOthers = useCellReplyIds(reply.turnId, reply.variantId).length > 1;
  const isAlone = useColumnIds().length === 1;
  if (!baseline || (isBaseline && isAlone && !hasOthers)) return answer;
  if (isBaseline)
    return (
      <>
        <ComparisonNote>
          <Star size={12} aria-hidden className="inline fill-current align-baseline" /> Baseline
        </ComparisonNote>
        {answer}
      </>
    );
  if (!texts)
    return (
      <>
        <ComparisonNote>{explainMissing(baseline, reply)}</ComparisonNote>
        {answer}
      </>
    );
  switch (found.status) {
    case "computing":
      return (
        <>
          <ComparisonNote>Comparing with {name}…</ComparisonNote>
          {answer}
        </>
      );
    case "failed":
      return (
        <>
          <ComparisonNote>
            Comparing with {name} took too long or failed. <LinkButton onClick={found.retry}>Try again</LinkButton>
          </ComparisonNote>
          {answer}
        </>
      );
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
          {isSameText(found.difference) ? (
            answer
          ) : (
            <>
              {rest}
              <DifferenceView difference={found.difference} />
            </>
          )}
        </>
      );
    default:
      return assertNever(found);
  }
}

/** The texts of two replies that have ended; undefined where one runs or has no words. */
function getTexts(baseline: Reply, reply: Reply): { before: string; after: string } | undefined {
  if (!isSettled(baseline.status) || !isSettled(reply.status)) return undefined;
  const texts = { before: getReplyText(baseline), after: getReplyText(reply) };
  return texts.before === "" || texts.after === "" ? undefined : texts;
}

/** True where there is nothing to mark, so that the answer can stand as it was written. */
function isSameText(difference: AnswerDifference): boolean {
  if (difference.kind === "fields") return difference.differingCount === 0 && !difference.around;
  return difference.runs.every(({ kind, text }) => kind === "same" || text.trim() === "");
}

function explainMissing(baseline: Reply, reply: Reply): string {
  if (!isSettled(reply.status)) return "Its differences are shown when it has ended.";
  if (!isSettled(baseline.status)) return "Its differences are shown when the baseline has ended.";
  return getReplyText(baseline) === "" ? "The baseline has no words to compare with." : "No words to compare.";
}
