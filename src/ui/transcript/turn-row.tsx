import { memo } from "react";
import type { Id, Variant } from "#core/conversation/conversation.ts";
import { variantLetter } from "#core/conversation/variant-letter.ts";
import { useCellReplyIds, useShownReplyId } from "#state/document/documents.ts";
import { askCell } from "#state/replies/ask.ts";
import { Button } from "#ui/kit/button.tsx";
import { ReplyArticle } from "./reply-article.tsx";
import { TurnArticle } from "./turn-article.tsx";

/** A turn and the replies of every variant to it. */
export const TurnRow = memo(function TurnRow({
  turnId,
  number,
  variants,
  isLast,
}: {
  turnId: Id;
  number: number;
  variants: readonly Variant[];
  isLast: boolean;
}) {
  return (
    <div className="mb-6">
      <TurnArticle turnId={turnId} number={number} />
      <div
        className="grid gap-x-6"
        style={{ gridTemplateColumns: `repeat(${variants.length}, minmax(0, 1fr))` }}
      >
        {variants.map((variant, place) => (
          <Cell
            key={variant.id}
            turnId={turnId}
            variantId={variant.id}
            letter={variantLetter(place)}
            turnNumber={number}
            isLast={isLast}
          />
        ))}
      </div>
    </div>
  );
});

/**
 * All replies of one variant to one turn. At the end of the conversation they stand in full, one under the other, to
 * be compared; further up only the one that later turns build on does, and the others are folded.
 */
function Cell({
  turnId,
  variantId,
  letter,
  turnNumber,
  isLast,
}: {
  turnId: Id;
  variantId: Id;
  letter: string;
  turnNumber: number;
  isLast: boolean;
}) {
  const ids = useCellReplyIds(turnId, variantId);
  const shownId = useShownReplyId(turnId, variantId);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {ids.length === 0 && (
        <Button className="w-fit" onClick={() => void askCell(turnId, variantId)}>
          Ask {letter}
        </Button>
      )}
      {ids.map((id, place) => (
        <ReplyArticle
          key={id}
          replyId={id}
          letter={letter}
          turnNumber={turnNumber}
          place={place}
          cellSize={ids.length}
          isShown={id === shownId}
          isFolded={!isLast && id !== shownId}
        />
      ))}
    </div>
  );
}
