import { Pencil } from "lucide-react";
import type { PictureAttachment } from "#core/content/attachment.ts";
import { listScales } from "#core/conversation/image-scales.ts";
import { formatBytes, formatCount } from "#core/format.ts";
import { countImageTokens, fitImage } from "#core/models/image-limits.ts";
import { layerOpened } from "#state/layers.ts";
import { AttachmentFrame } from "./attachment-frame.tsx";
import { ChipBreakpoint } from "./chip-breakpoint.tsx";
import { ImageSizes } from "./image-sizes.tsx";
import { StoredImage } from "./stored-image.tsx";
import { useFirstColumnModel } from "./use-first-column-model.ts";

/** The chip of a picture; `number` is its number among the pictures, `index` its position among all attachments. */
export function PictureChip({
  attachment,
  index,
  number,
  isAlone,
}: {
  attachment: PictureAttachment;
  index: number;
  number: number;
  isAlone: boolean;
}) {
  const { id, part, name, sizeBytes, notes, sizes = "" } = attachment;
  const { limits } = useFirstColumnModel();
  return (
    <AttachmentFrame
      id={id}
      name={name}
      index={index}
      mark={part.isLabelled ? `Image ${number}:` : String(index + 1)}
      isAlone={isAlone}
      isWide={listScales(sizes).length > 1}
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
      <div className="px-1.5 py-1 font-mono text-xs text-ink-3">
        <p className="truncate">
          {part.widthPx}×{part.heightPx} · {formatBytes(sizeBytes)}
        </p>
        <p className="truncate">≈ {formatCount(countImageTokens(fitImage(part, limits)))} tok</p>
        <p className="truncate" title={[name, ...notes].join(" · ")}>
          {part.page && `page ${part.page.number} · `}
          {notes.length > 0 ? notes.join(" · ") : part.page ? "sent as an image" : "sent unchanged"}
        </p>
        <ImageSizes attachment={attachment} />
      </div>
      <ChipBreakpoint id={id} name={name} life={part.cache} />
    </AttachmentFrame>
  );
}
