import type { Reply } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { shortenNumbers } from "#core/format.ts";
import type { Id } from "#core/vocabulary.ts";
import { useOpen, useVariantField } from "#state/document/documents.ts";
import { getReplyOf } from "#state/document/open-document.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { useColumnDifferences } from "#ui/variants/use-column-differences.ts";
import { useSettingsSummary } from "#ui/variants/use-settings-summaries.ts";

/** More stops than these are counted in words alone. */
const MAX_DOTS = 9;

/** The head of an answer on the stage: its column with what sets it apart, and its place among the answers to the turn. */
export function StageHead({
  variantId,
  replyId,
  columnIndex,
  isMarked,
  position,
  count,
}: {
  variantId: Id;
  replyId: Id | undefined;
  columnIndex: number;
  /** True for the current one of several columns side by side. */
  isMarked: boolean;
  /** The index of the answer among all to the turn, or among those of its column where columns stand side by side. */
  position: number;
  count: number;
}) {
  const name = useVariantField(variantId, "name");
  const differences = useColumnDifferences(variantId, "label");
  // What was sent stays the same while the answer streams.
  const sentWith = useOpen((document) => getReplyOf(document, replyId ?? "")?.sentWith, undefined);
  return (
    <div
      className={joinClasses(
        "stage-head mb-2 flex min-h-7 items-center gap-2.5 border-b-2 pb-1 text-base text-ink-2",
        isMarked ? "border-accent" : "border-transparent",
      )}
    >
      <VariantChip letter={formatColumnLetter(columnIndex)} columnIndex={columnIndex} />
      <p className="min-w-0 grow truncate">
        {name && <b className="me-2 font-semibold text-ink">{name}</b>}
        {differences !== "" ? shortenNumbers(differences) : sentWith && <SentSummary sentWith={sentWith} />}
      </p>
      {count > 1 && (
        <span className="flex shrink-0 items-center gap-1">
          {count > MAX_DOTS
            ? `${position + 1} of ${count}`
            : Array.from({ length: count }, (_, index) => (
                <span
                  key={index}
                  aria-hidden
                  className={joinClasses(
                    "size-2.5 rounded-full",
                    index === position ? "bg-accent" : "border border-line-strong",
                  )}
                />
              ))}
        </span>
      )}
    </div>
  );
}

function SentSummary({ sentWith }: Pick<Reply, "sentWith">) {
  return shortenNumbers(useSettingsSummary(sentWith));
}
