import { Fragment, memo, useMemo } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import type { Id } from "#core/vocabulary.ts";
import { useColumnIds } from "#state/document/documents.ts";
import { useSettledRepliesOf } from "#state/document/use-replies.ts";
import { useCellReplyIds, useShownReplyId, useCellOwner } from "#state/document/use-cells.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";
import type { AnswerHeight } from "./answer-heights.ts";
import { GuardedReply } from "./guarded-reply.tsx";
import { SampleAgreement } from "./sample-agreement.tsx";
import { runCell } from "#state/replies/run.ts";
import { Button } from "#ui/kit/button.tsx";
import type { SampleGroup } from "#core/compare/group-samples.ts";
import { groupBySettings } from "#core/compare/group-by-settings.ts";
import { groupSamples } from "#core/compare/group-samples.ts";

/**
 * All replies of one variant to one turn. Beside other columns one reply is shown, with arrows to the others. Alone,
 * all are listed; in earlier turns only the one that later turns build on is shown in full.
 */
export const CellView = memo(function CellView({
  turnId,
  variantId,
  columnIndex,
  turnNumber,
  isAlone,
  isChosen,
  isLast,
  height,
  onExpand,
}: {
  turnId: Id;
  variantId: Id;
  columnIndex: number;
  turnNumber: number;
  isAlone: boolean;
  isChosen: boolean;
  isLast: boolean;
  height: AnswerHeight;
  /** Called when the focus moves into the folded content. */
  onExpand: () => void;
}) {
  const ids = useCellReplyIds(turnId, variantId);
  const shownId = useShownReplyId(turnId, variantId);
  const groups = useSampleGroups(ids);
  const firstIds = useFirstOfSettings(isAlone && ids.length > 1 ? ids : NOTHING);
  const letter = formatColumnLetter(columnIndex);
  return (
    <div data-variant={variantId} className={joinClasses("flex min-w-0 flex-col gap-4", !isAlone && "px-3.5")}>
      {ids.length === 0 && <EmptyCell turnId={turnId} variantId={variantId} letter={letter} />}
      {ids
        .filter((id) => isAlone || id === shownId)
        .map((id) => (
          <Fragment key={id}>
            {firstIds.has(id) && <SampleAgreement replyId={id} cellIds={ids} isAlone />}
            <GuardedReply
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
              height={height}
              onExpand={onExpand}
            />
          </Fragment>
        ))}
    </div>
  );
});

/** A cell without a reply: the turn was inherited from another column, or not run here. */
function EmptyCell({ turnId, variantId, letter }: { turnId: Id; variantId: Id; letter: string }) {
  const ownerId = useCellOwner(turnId, variantId);
  const ownerIndex = useColumnIds().indexOf(ownerId);
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 py-1 text-sm text-ink-3">
      {ownerId === variantId
        ? "Not sent."
        : ownerIndex < 0
          ? "Same as in a removed column."
          : `Same as in ${formatColumnLetter(ownerIndex)}.`}
      <Button data-press-once onClick={() => void runCell(turnId, variantId)}>
        Send to {letter}
      </Button>
    </p>
  );
}

const NO_GROUPS: readonly SampleGroup[] = [];
const NOTHING: readonly Id[] = [];

/** The first reply with each settings, over which the agreement of its group stands. */
function useFirstOfSettings(replyIds: readonly Id[]): ReadonlySet<Id> {
  const replies = useSettledRepliesOf(replyIds);
  return useMemo(() => new Set(groupBySettings(replies).map(([first]) => first.id)), [replies]);
}

/** The replies of a cell grouped by text, as of the last time a reply settled. Empty for fewer than two. */
function useSampleGroups(replyIds: readonly Id[]): readonly SampleGroup[] {
  const replies = useSettledRepliesOf(replyIds.length > 1 ? replyIds : NOTHING);
  return useMemo(() => (replies.length > 1 ? groupSamples(replies) : NO_GROUPS), [replies]);
}
