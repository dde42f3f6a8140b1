import type { ReactNode } from "react";
import { useState } from "react";
import { joinClasses } from "./join-classes.ts";

/**
 * A handle that moves an item of an ordered list: dragged onto another item of the same kind, or moved by the arrow
 * keys.
 */
export function DragHandle({
  kind,
  id,
  index,
  label,
  title,
  onMove,
  className,
  children,
}: {
  /** A media type of its own, which tells a dragged item of this kind from a file or a text. */
  kind: string;
  id: string;
  index: number;
  label: string;
  title: string;
  /** Moves the item to an index from 0; an index beyond the ends means the end. */
  onMove: (id: string, index: number) => void;
  className?: string;
  children: ReactNode;
}) {
  const [isOver, setOver] = useState(false);
  const hasKind = (event: React.DragEvent) => event.dataTransfer.types.includes(kind);
  return (
    // The span is draggable, since some browsers do not drag a pressed button.
    <span
      draggable
      title={title}
      onDragStart={(event) => {
        event.dataTransfer.setData(kind, id);
        event.dataTransfer.effectAllowed = "move";
      }}
      onDragOver={(event) => {
        if (!hasKind(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!hasKind(event)) return;
        event.preventDefault();
        onMove(event.dataTransfer.getData(kind), index);
      }}
      className={joinClasses(
        "cursor-grab rounded-control",
        isOver && "outline-2 outline-offset-1 outline-accent",
        className,
      )}
    >
      <button
        type="button"
        aria-label={label}
        onKeyDown={(event) => {
          const step = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
          if (step === 0) return;
          event.preventDefault();
          event.stopPropagation();
          const handle = event.currentTarget;
          onMove(id, index + step);
          // The handle is drawn at another position now and keeps the focus.
          requestAnimationFrame(() => handle.focus());
        }}
        className="pointer-events-none block rounded-control"
      >
        {children}
      </button>
    </span>
  );
}
