import type { Id } from "#core/vocabulary.ts";
import { useReply } from "#state/document/use-replies.ts";

const ORDERS = ["with this answer first", "with this answer second"] as const;

/** The whole answers of a judge about a reply, to open. */
export function JudgeAnswers({ replyId, checkId }: { replyId: Id; checkId: Id }) {
  const judgement = useReply(replyId)?.judgements?.[checkId];
  if (!judgement) return null;
  const { answers, modelId } = judgement;
  return (
    <details className="mt-0.5">
      <summary className="cursor-pointer text-ink-3 hover:text-ink">Whole answer of the judge</summary>
      <p className="text-ink-3">{modelId}</p>
      {answers.map((answer, index) => (
        <div key={ORDERS[index] ?? index}>
          {answers.length > 1 && <p className="text-ink-3">{ORDERS[index]}</p>}
          <p dir="auto" className="whitespace-pre-wrap">
            {answer}
          </p>
        </div>
      ))}
    </details>
  );
}
