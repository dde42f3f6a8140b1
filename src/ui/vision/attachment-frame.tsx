import type { LucideIcon } from "lucide-react";
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
        isWide ? "w-69" : "w-33 touch:w-37",
      )}
    >
      {children}
      {!isAlone && (
        <div className="touch:flex touch:items-center touch:justify-between touch:px-1 touch:pb-1">
          <TouchArrow icon={ChevronLeft} label={`Move ${name} left`} onPress={() => attachmentMoved(id, index - 1)} />
          <DragHandle
            kind="application/x-etude-image"
            id={id}
            index={index}
            label={`Move ${name}`}
            title="Drag onto another one, or press the arrow keys"
            onMove={attachmentMoved}
            className="absolute top-1.5 end-8 touch:static"
          >
            <span className="block rounded-control border border-line bg-surface px-1 font-mono text-xs text-ink-2">
              {mark}
            </span>
          </DragHandle>
          <TouchArrow icon={ChevronRight} label={`Move ${name} right`} onPress={() => attachmentMoved(id, index + 1)} />
        </div>
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

/** An arrow button for touch screens, where dragging would scroll. */
function TouchArrow({ icon, label, onPress }: { icon: LucideIcon; label: string; onPress: () => void }) {
  return (
    <IconButton
      icon={icon}
      label={label}
      className="hidden border border-line bg-surface touch:grid"
      onClick={onPress}
    />
  );
}
