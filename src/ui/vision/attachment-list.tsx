import { ChevronLeft, ChevronRight, Columns2, Pencil, X } from "lucide-react";
import type { Attachment } from "#core/content/attachment.ts";
import { formatBytes, formatCount } from "#core/format.ts";
import { listScales } from "#core/conversation/image-scales.ts";
import { countImageTokens, fitImage } from "#core/models/image-limits.ts";
import { layerOpened } from "#state/layers.ts";
import { attachmentMoved, labelsSwitched } from "#state/vision/arrange-attachments.ts";
import { attachmentRemoved } from "#state/vision/attachments.ts";
import { Button } from "#ui/kit/button.tsx";
import { DragHandle } from "#ui/kit/drag-handle.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { ImageSizes } from "./image-sizes.tsx";
import { StoredImage } from "./stored-image.tsx";
import { useFirstColumnModel } from "./use-first-column-model.ts";

/** The attachments of the prompt as chips, in the order in which they are sent. */
export function AttachmentList({
  attachments,
  label = "Attachments",
}: {
  attachments: readonly Attachment[];
  label?: string;
}) {
  const isAlone = attachments.length === 1;
  return (
    <div className="flex flex-col gap-1.5">
      <ul aria-label={label} className="flex items-start gap-2">
        {attachments.map((attachment, index) => (
          <AttachmentChip key={attachment.id} attachment={attachment} index={index} isAlone={isAlone} />
        ))}
      </ul>
      {!isAlone && <AttachmentsToolbar attachments={attachments} />}
    </div>
  );
}

/** Actions on several pictures together. */
function AttachmentsToolbar({ attachments }: { attachments: readonly Attachment[] }) {
  const [first, second] = attachments;
  return (
    <div className="sticky start-0 flex w-fit items-center gap-x-3 text-sm text-ink-2">
      <Checkbox
        label="Label images “Image 1:”"
        title="Sends “Image 1:” and so on before each image, so that the prompt can name it"
        isChecked={attachments.every(({ part }) => part.isLabelled)}
        onChange={labelsSwitched}
      />
      {first && second && (
        <Button
          look="ghost"
          onClick={() => layerOpened({ kind: "compare-images", left: first.part.blob, right: second.part.blob })}
        >
          <Columns2 size={14} strokeWidth={1.75} aria-hidden /> Compare images
        </Button>
      )}
    </div>
  );
}

function AttachmentChip({ attachment, index, isAlone }: { attachment: Attachment; index: number; isAlone: boolean }) {
  const { id, part, name, sizeBytes, notes, sizes = "" } = attachment;
  const { limits } = useFirstColumnModel();
  const isWide = listScales(sizes).length > 1;
  return (
    <li
      className={joinClasses(
        "group/chip relative shrink-0 overflow-hidden rounded-card border border-line bg-sunken",
        isWide ? "w-69" : "w-33",
      )}
    >
      <button
        type="button"
        aria-label={`Edit ${name}`}
        title="Edit"
        onClick={() => layerOpened({ kind: "edit", attachmentId: id })}
        className="block w-full"
      >
        <StoredImage part={part} alt={part.alt ?? name} className="h-14 w-full bg-surface object-cover" />
        <span
          aria-hidden
          className="absolute top-1 start-1 grid size-7 place-items-center rounded-control border border-line bg-surface text-ink-2"
        >
          <Pencil size={12} strokeWidth={1.75} />
        </span>
      </button>
      {!isAlone && <TouchArrows id={id} name={name} index={index} />}
      {!isAlone && (
        <DragHandle
          kind="application/x-etude-image"
          id={id}
          index={index}
          label={`Move ${name}`}
          title="Drag onto another image, or press the arrow keys"
          onMove={attachmentMoved}
          className="absolute top-1.5 end-8"
        >
          <span className="block rounded-control border border-line bg-surface px-1 font-mono text-xs text-ink-2">
            {part.isLabelled ? `Image ${index + 1}:` : index + 1}
          </span>
        </DragHandle>
      )}
      <div className="px-1.5 py-1 font-mono text-xs text-ink-3">
        <p className="truncate">
          {part.widthPx}×{part.heightPx} · {formatBytes(sizeBytes)}
        </p>
        <p className="truncate">≈ {formatCount(countImageTokens(fitImage(part, limits)))} tok</p>
        <p className="truncate" title={[name, ...notes].join(" · ")}>
          {notes.length > 0 ? notes.join(" · ") : "sent unchanged"}
        </p>
        <ImageSizes attachment={attachment} />
      </div>
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
