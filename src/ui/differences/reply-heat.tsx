import type { ReactNode } from "react";
import { memo, useMemo } from "react";
import { assertNever } from "#core/assert-never.ts";
import { listComparedSamples } from "#core/compare/list-compared-samples.ts";
import type { HeatRun, WordHeat } from "#core/compare/word-heat.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import { useSettledRepliesOf } from "#state/document/use-replies.ts";
import { useCellReplyIds } from "#state/document/use-cells.ts";
import { useWordHeat } from "#state/differences/use-word-heat.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { ComparisonNote } from "./comparison-note.tsx";
import { FailedNote } from "./failed-note.tsx";
import { InPlaceOfAnswer } from "./in-place-of-answer.tsx";
import { LongRuns } from "./long-runs.tsx";

/** A reply with the number of answers that share each of its words; nothing where no other has its settings. */
export function ReplyHeat({ reply, rest }: { reply: Reply; rest: ReactNode }) {
  const others = useOtherTexts(reply);
  return others.length === 0 ? null : <HeatOfAnswer text={getReplyText(reply)} others={others} rest={rest} />;
}

function HeatOfAnswer({ text, others, rest }: { text: string; others: readonly string[]; rest: ReactNode }) {
  const found = useWordHeat(text, others);
  switch (found.status) {
    case "computing":
      return null;
    case "failed":
      return <FailedNote what="Looking for shared words" onRetry={found.retry} />;
    case "found":
      return (
        <>
          <ComparisonNote>{describeHeat(found.heat)}</ComparisonNote>
          <InPlaceOfAnswer>
            {rest}
            <HeatText runs={found.heat.runs} answerCount={found.heat.answerCount} />
          </InPlaceOfAnswer>
        </>
      );
    default:
      return assertNever(found);
  }
}

/** The texts of the other complete replies of the cell that were sent with the same settings. */
function useOtherTexts(reply: Reply): readonly string[] {
  const cellIds = useCellReplyIds(reply.turnId, reply.variantId);
  const cell = useSettledRepliesOf(cellIds);
  return useMemo(() => {
    const compared = listComparedSamples(cell, reply.id);
    if (!compared.some(({ id }) => id === reply.id)) return [];
    return compared.filter(({ id }) => id !== reply.id).map(getReplyText);
  }, [cell, reply.id]);
}

function describeHeat({ answerCount, wordCount, inAllCount, inOneCount, isApproximate }: WordHeat): string {
  const about = isApproximate ? "about " : "";
  return `${about}${inAllCount} of ${wordCount} words in all ${answerCount} answers, ${about}${inOneCount} in this one alone`;
}

const HeatText = memo(function HeatText({ runs, answerCount }: { runs: readonly HeatRun[]; answerCount: number }) {
  return (
    <LongRuns runs={runs} part="shared-words">
      {(taken) => taken.map((run, index) => <WarmWords key={index} {...run} of={answerCount} />)}
    </LongRuns>
  );
});

/** Words that all answers have stand as they are; the fewer have them, the stronger they are marked. */
function WarmWords({ text, answerCount, of }: HeatRun & { of: number }) {
  if (answerCount === of) return text;
  const lead = text.slice(0, text.length - text.trimStart().length);
  return (
    <>
      {lead}
      <mark
        title={`in ${answerCount} of ${of} answers`}
        className={joinClasses(
          "rounded-chip text-ink underline underline-offset-3",
          answerCount === 1
            ? "bg-accent-soft decoration-accent decoration-2"
            : "bg-transparent decoration-accent decoration-dotted",
        )}
      >
        {text.trimStart()}
        <span className="sr-only select-none"> (in {answerCount})</span>
      </mark>
    </>
  );
}
