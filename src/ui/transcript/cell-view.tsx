import { memo } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import type { Id } from "#core/vocabulary.ts";
import { useCellReplyIds, useShownReplyId } from "#state/document/documents.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { EmptyCell } from "./empty-cell.tsx";
import { GuardedReply } from "./guarded-reply.tsx";
import { SampleAgreement } from "./sample-agreement.tsx";
import { useSampleGroups } from "./use-sample-groups.ts";

/**
 * All replies of one variant to one turn. Beside others, one is drawn at a time, with arrows to the rest. Alone, all stand
 * under one another; further up only the one that later turns build on stands in full.
 */
export const CellView = memo(function Cell({
  turnId,
  variantId,
  columnIndex,
  turnNumber,
  isAlone,
  isChosen,
  isLast,
  isFolded,
  onExpand,
}: {
  turnId: Id;
  variantId: Id;
  columnIndex: number;
  turnNumber: number;
  isAlone: boolean;
  isChosen: boolean;
  isLast: boolean;
  isFolded: boolean;
  /** The focus went into what is folded away. */
  onExpand: () => void;
}) {
  const ids = useCellReplyIds(turnId, variantId);
  const shownId = useShownReplyId(turnId, variantId);
  const groups = useSampleGroups(ids);
  const letter = formatColumnLetter(columnIndex);
  return (
    <div data-variant={variantId} className={joinClasses("flex min-w-0 flex-col gap-4", !isAlone && "px-3.5")}>
      {ids.length === 0 && <EmptyCell turnId={turnId} variantId={variantId} letter={letter} />}
      {isAlone && ids.length > 1 && <SampleAgreement replyIds={ids} />}
      {ids
        .filter((id) => isAlone || id === shownId)
        .map((id) => (
          <GuardedReply
            key={id}
            replyId={id}
            letter={letter}
            turnNumber={turnNumber}
            sampleIndex={ids.indexOf(id)}
            cellIds={ids}
            groups={groups}
            columnIndex={columnIndex}
            isAlone={isAlone}
            isChosen={isChosen}
            isShown={id === shownId}
            isFolded={isAlone && !isLast && id !== shownId}
            isClipped={isFolded}
            onExpand={onExpand}
          />
        ))}
    </div>
  );
});
