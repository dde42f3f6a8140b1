import type { Id } from "#core/conversation/conversation.ts";
import { variantLetter } from "#core/conversation/variant-letter.ts";
import { useCellOwner, useColumns } from "#state/document/documents.ts";
import { askCell } from "#state/replies/ask.ts";
import { Button } from "#ui/kit/button.tsx";

/** A cell without a reply: it stands for another column's, where the thread was inherited, or it was not asked. */
export function EmptyCell({ turnId, variantId, letter }: { turnId: Id; variantId: Id; letter: string }) {
  const ownerId = useCellOwner(turnId, variantId);
  const place = useColumns().findIndex(({ id }) => id === ownerId);
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 py-1 text-sm text-ink-3">
      {ownerId === variantId ? "Not asked." : place < 0 ? "As in a removed column." : `As in ${variantLetter(place)}.`}
      <Button className="h-6" onClick={() => void askCell(turnId, variantId)}>
        Ask {letter}
      </Button>
    </p>
  );
}
