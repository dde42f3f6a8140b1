import { ChevronLeft, ChevronRight, X } from "lucide-react";
import type { ReactNode } from "react";
import { attachmentMoved } from "#state/vision/arrange-attachments.ts";
import { attachmentRemoved } from "#state/vision/attachments.ts";
import { DragHandle } from "#ui/kit/drag-handle.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";

type Frame = {
  id: string;
  name: string;
  /** Its position among the attachments. */
  index: number;
  /** The words by which it is moved, such as its number. */
  mark: string;
  /** True for the only attachment, which cannot be moved. */
  isAlone: boolean;
  isWide: boolean;
  children: ReactNode;
};

/** The chip of an attachment with what is moved and removed by. */
export function AttachmentFrame({ id, name, index, mark, isAlone, isWide, children }: Frame) {
  return (
    <li
      className={joinClasses(
        "group/chip relative shrink-0 overflow-hidden rounded-card border border-line bg-sunken",
        isWide ? "w-69" : "w-33",
      )}
    >
      {children}
      {!isAlone && <TouchArrows id={id} name={name} index={index} />}
      {!isAlone && (
        <DragHandle
          kind="application/x-etude-image"
          id={id}
          index={index}
          label={`Move ${name}`}
          title="Drag onto another one, or press the arrow keys"
          onMove={attachmentMoved}
          className="absolute top-1.5 end-8"
        >
          <span className="block rounded-control border border-line bg-surface px-1 font-mono text-xs text-ink-2">
            {mark}
          </span>
        </DragHandle>
      )}
      <IconButton
        icon={X}
        label={`Remove ${name}`}
        className="absolute top-1 end-1 border border-line bg-surface"
        onClick={() => attachmentRemoved(id)}
      />
    </li>
  );
}

/** Arrow buttons for touch screens, where dragging would scroll. */
function TouchArrows({ id, name, index }: { id: string; name: string; index: number }) {
  const look = "absolute top-9 hidden border border-line bg-surface touch:grid";
  return (
    <>
      <IconButton
        icon={ChevronLeft}
        label={`Move ${name} left`}
        className={joinClasses(look, "start-1")}
        onClick={() => attachmentMoved(id, index - 1)}
      />
      <IconButton
        icon={ChevronRight}
        label={`Move ${name} right`}
        className={joinClasses(look, "end-1")}
        onClick={() => attachmentMoved(id, index + 1)}
      />
    </>
  );
}
