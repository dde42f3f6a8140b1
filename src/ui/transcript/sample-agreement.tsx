import { useMemo } from "react";
import type { Agreement } from "#core/compare/agreement.ts";
import { computeAgreement } from "#core/compare/agreement.ts";
import { listComparedSamples } from "#core/compare/list-compared-samples.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledRepliesOf } from "#state/document/use-replies.ts";
import { answerViewChosen, useIsAnswerView } from "#state/differences/answer-view.ts";
import { DifferencesButton } from "#ui/differences/differences-button.tsx";
import { Button } from "#ui/kit/button.tsx";

/** The number of equal answers among the replies of a cell that have the settings of this one; for JSON replies, field by field on demand; and the words that they share. */
export function SampleAgreement({
  replyId,
  cellIds,
  isAlone,
}: {
  replyId: Id;
  cellIds: readonly Id[];
  /** True where there is no other column, whose bar would have the button for differences. */
  isAlone: boolean;
}) {
  const cell = useSettledRepliesOf(cellIds);
  const agreement = useMemo(
    () => computeAgreement(listComparedSamples(cell, replyId).map(getReplyText)),
    [cell, replyId],
  );
  if (!agreement) return null;
  const label = describeAgreement(agreement);
  const content = (
    <>
      {agreement.fields ? (
        <FieldAgreement label={label} fields={agreement.fields} />
      ) : (
        <span className="font-mono text-xs font-normal text-ink-3">{label}</span>
      )}
      <SharedWordsButton isUseful={agreement.alikeCount < agreement.answerCount} />
    </>
  );
  if (!isAlone) return content;
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      {content}
      <DifferencesButton />
    </div>
  );
}

/** A button that shows how many of the answers share each word in place of answers, or the answers again. */
function SharedWordsButton({ isUseful }: { isUseful: boolean }) {
  const areShown = useIsAnswerView("shared-words");
  if (!isUseful && !areShown) return null;
  return (
    <Button
      look="ghost"
      aria-pressed={areShown}
      title="Show how many of these answers share each word"
      className="text-xs aria-pressed:bg-accent-soft aria-pressed:text-accent"
      onClick={() => answerViewChosen(areShown ? "answers" : "shared-words")}
    >
      Shared words
    </Button>
  );
}

function FieldAgreement({ label, fields }: { label: string; fields: NonNullable<Agreement["fields"]> }) {
  return (
    // Open, it has a line of its own under the head.
    <details className="font-mono text-xs font-normal text-ink-3 open:order-last open:basis-full">
      <summary title="Show the agreement of each field" className="w-fit cursor-pointer hover:text-ink">
        {label}
      </summary>
      <ul
        aria-label="Agreement by field"
        className="mt-1 max-h-40 overflow-y-auto rounded-control border border-line bg-surface px-2 py-1"
      >
        {fields.map(({ path, share }) => (
          <li key={path} className="flex gap-3">
            <span className="min-w-0 grow truncate">{path === "" ? "whole answer" : path}</span>
            <span className={share < 1 ? "text-warn" : undefined}>{formatPercent(share)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/**
 * The number of equal answers in few words: "3 different answers", "2 of 3 alike", "all 3 alike"; for JSON with its
 * fields: "3 different answers, 8 of 9 fields alike".
 */
function describeAgreement({ alikeCount, answerCount, fields = [] }: Agreement): string {
  const agreedCount = fields.filter(({ share }) => share === 1).length;
  const fieldsLabel =
    alikeCount === answerCount || fields.length === 0 ? "" : `, ${agreedCount} of ${fields.length} fields alike`;
  return `${describeAnswers(alikeCount, answerCount)}${fieldsLabel}`;
}

function describeAnswers(alikeCount: number, answerCount: number): string {
  if (alikeCount === 1) return `${answerCount} different answers`;
  return alikeCount === answerCount ? `all ${answerCount} alike` : `${alikeCount} of ${answerCount} alike`;
}

function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
