import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Id } from "#core/vocabulary.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { TurnArticle } from "#ui/transcript/turn-article.tsx";

/** The turn whose replies the table shows, above its heads, with a way to earlier turns. */
export function TableTurn({
  thread,
  turnId,
  visibleColumns,
  onChoose,
}: {
  thread: readonly Id[];
  turnId: Id;
  visibleColumns: readonly IndexedColumn[];
  onChoose: (turnId: Id) => void;
}) {
  const at = thread.indexOf(turnId);
  const go = (by: number) => {
    const next = thread[at + by];
    if (next !== undefined) onChoose(next);
  };
  return (
    <div className="border-b border-line pt-3">
      {thread.length > 1 && (
        <div className="sticky start-0 flex w-seen items-center gap-1 px-3 pb-1 text-xs text-ink-2">
          <IconButton
            icon={ChevronLeft}
            label="Earlier turn"
            offReason={at === 0 ? "This is the first turn" : undefined}
            onClick={() => go(-1)}
          />
          <span>
            Turn {at + 1} of {thread.length}
          </span>
          <IconButton
            icon={ChevronRight}
            label="Later turn"
            offReason={at === thread.length - 1 ? "This is the last turn" : undefined}
            onClick={() => go(1)}
          />
        </div>
      )}
      <TurnArticle
        turnId={turnId}
        number={at + 1}
        frame="sticky start-0 w-seen px-3.5"
        visibleColumns={visibleColumns}
        isAlone={false}
        isLast={at === thread.length - 1}
      />
    </div>
  );
}
