import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import type { Id } from "#core/vocabulary.ts";
import { useCellOwner, useColumns } from "#state/document/documents.ts";
import { runCell } from "#state/replies/run.ts";
import { Button } from "#ui/kit/button.tsx";

/** A cell without a reply: it stands for another column's, where the thread was inherited, or it was not asked. */
export function EmptyCell({ turnId, variantId, letter }: { turnId: Id; variantId: Id; letter: string }) {
  const ownerId = useCellOwner(turnId, variantId);
  const ownerIndex = useColumns().findIndex(({ id }) => id === ownerId);
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 py-1 text-sm text-ink-3">
      {ownerId === variantId
        ? "Not asked."
        : ownerIndex < 0
          ? "As in a removed column."
          : `As in ${formatColumnLetter(ownerIndex)}.`}
      <Button className="h-6" onClick={() => void runCell(turnId, variantId)}>
        Ask {letter}
      </Button>
    </p>
  );
}
