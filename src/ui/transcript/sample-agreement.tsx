import { useMemo } from "react";
import type { Agreement } from "#core/compare/agreement.ts";
import { computeAgreement } from "#core/compare/agreement.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledConversation } from "#state/document/documents.ts";

/** The agreement of a cell's finished replies in percent; for JSON replies, field by field on demand. */
export function SampleAgreement({ replyIds }: { replyIds: readonly Id[] }) {
  const replies = useSettledConversation()?.replies;
  const agreement = useMemo(() => {
    const texts = replyIds.flatMap((id) => {
      const reply = replies?.[id];
      return reply?.status === "done" && reply.origin === "model" ? [getReplyText(reply)] : [];
    });
    return computeAgreement(texts);
  }, [replies, replyIds]);
  if (!agreement) return null;
  if (!agreement.fields) return <span className="font-mono text-xs text-ink-3">{describeAgreement(agreement)}</span>;
  return <FieldAgreement label={`fields ${formatPercent(agreement.share)} alike`} fields={agreement.fields} />;
}

function FieldAgreement({ label, fields }: { label: string; fields: NonNullable<Agreement["fields"]> }) {
  return (
    <details className="font-mono text-xs text-ink-3">
      <summary title="Average over the fields of these JSON answers" className="w-fit">
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

/** The number of different texts among the answers: "3 different answers", "2 of 3 alike", "all 3 alike". */
function describeAgreement({ share, answerCount }: Agreement): string {
  const alikeCount = Math.round(share * answerCount);
  if (alikeCount === 1) return `${answerCount} different answers`;
  return alikeCount === answerCount ? `all ${answerCount} alike` : `${alikeCount} of ${answerCount} alike`;
}

function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
