import type { Id } from "#core/vocabulary.ts";
import { variantMoved } from "#state/edits/variant-edits.ts";
import { DragHandle } from "#ui/kit/drag-handle.tsx";
import { VariantChip } from "#ui/kit/variant-chip.tsx";

/** The letter of a column. Dragging it onto another, or the arrow keys, put the column elsewhere. */
export function ColumnHandle({
  variantId,
  letter,
  columnIndex,
}: {
  variantId: Id;
  letter: string;
  columnIndex: number;
}) {
  return (
    <DragHandle
      kind="application/x-etude-column"
      id={variantId}
      index={columnIndex}
      label={`Move variant ${letter}`}
      title="Drag it onto another letter, or press the arrow keys"
      onMove={variantMoved}
    >
      <VariantChip letter={letter} columnIndex={columnIndex} />
    </DragHandle>
  );
}
