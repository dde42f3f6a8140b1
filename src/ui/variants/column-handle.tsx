import { useState } from "react";
import type { Id } from "#core/conversation/conversation.ts";
import { variantMoved } from "#state/variants/variant-edits.ts";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** Says that it is a column that is being dragged, and which. */
const DRAGGED = "application/x-etude-column";

/** The letter of a column. Dragging it onto another, or the arrow keys, put the column elsewhere. */
export function ColumnHandle({ variantId, letter, place }: { variantId: Id; letter: string; place: number }) {
  const [isOver, setOver] = useState(false);
  const carries = (event: React.DragEvent) => event.dataTransfer.types.includes(DRAGGED);
  return (
    // Not the button itself is dragged: a pressed button is not, in some browsers.
    <span
      draggable
      title="Drag it onto another letter, or press the arrow keys"
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, variantId);
        event.dataTransfer.effectAllowed = "move";
      }}
      onDragOver={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!carries(event)) return;
        event.preventDefault();
        variantMoved(event.dataTransfer.getData(DRAGGED), place);
      }}
      className={joinClasses("cursor-grab rounded-md", isOver && "outline-2 outline-offset-1 outline-accent")}
    >
      <button
        type="button"
        aria-label={`Move variant ${letter}`}
        onKeyDown={(event) => {
          const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
          if (step === 0) return;
          event.preventDefault();
          event.stopPropagation();
          const handle = event.currentTarget;
          variantMoved(variantId, place + step);
          // It is drawn elsewhere now and keeps the focus there.
          requestAnimationFrame(() => handle.focus());
        }}
        className="pointer-events-none block rounded-md"
      >
        <VariantChip letter={letter} place={place} />
      </button>
    </span>
  );
}
