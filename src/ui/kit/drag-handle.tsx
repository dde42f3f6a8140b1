import type { ReactNode } from "react";
import { useState } from "react";
import { joinClasses } from "./join-classes.ts";

/** What stands in an order and can be dragged onto another of its kind, or moved by the arrow keys. */
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
  /** A media type of its own: says that one of these is being dragged, and not a file or a text. */
  kind: string;
  id: string;
  index: number;
  label: string;
  title: string;
  /** It is to stand in this place, from 0; places beyond the ends mean the ends. */
  onMove: (id: string, index: number) => void;
  className?: string;
  children: ReactNode;
}) {
  const [isOver, setOver] = useState(false);
  const hasKind = (event: React.DragEvent) => event.dataTransfer.types.includes(kind);
  return (
    // Not the button itself is dragged: a pressed button is not, in some browsers.
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
          // It is drawn elsewhere now and keeps the focus there.
          requestAnimationFrame(() => handle.focus());
        }}
        className="pointer-events-none block rounded-control"
      >
        {children}
      </button>
    </span>
  );
}
