import { Pencil, X } from "lucide-react";
import type { Attachment } from "#core/content/attachment.ts";
import { formatBytes, formatCount } from "#core/format.ts";
import { countImageTokens, fitImage, readImageLimits } from "#core/models/image-limits.ts";
import { useSetting, useColumns } from "#state/document/documents.ts";
import { attachmentRemoved } from "#state/vision/attachments.ts";
import { editorOpened } from "#state/vision/edited-attachment.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { KeptImage } from "./kept-image.tsx";

/** What is attached to the prompt, a chip each. */
export function AttachmentList({ attachments }: { attachments: readonly Attachment[] }) {
  return (
    <ul aria-label="Attachments" className="flex gap-2">
      {attachments.map((attachment) => (
        <AttachmentChip key={attachment.id} attachment={attachment} />
      ))}
    </ul>
  );
}

function AttachmentChip({ attachment: { id, part, name, sizeBytes, notes } }: { attachment: Attachment }) {
  const [variant] = useColumns();
  const modelId = useSetting(variant?.id ?? "", "modelId") ?? "";
  const seen = fitImage(part, readImageLimits(modelId));
  return (
    <li className="group/chip relative w-[132px] shrink-0 overflow-hidden rounded-lg border border-line bg-sunken">
      <button type="button" aria-label={`Edit ${name}`} title="Edit" onClick={() => editorOpened(id)} className="block w-full">
        <KeptImage part={part} alt={part.alt ?? name} className="h-14 w-full bg-surface object-cover" />
        <span aria-hidden className="absolute top-1 left-1 grid size-7 place-items-center rounded-[7px] border border-line bg-surface text-ink-2">
          <Pencil size={12} strokeWidth={1.75} />
        </span>
      </button>
      <div className="px-1.5 py-1 font-mono text-[10px] leading-[14px] text-ink-3">
        <p className="truncate">
          {part.widthPx}×{part.heightPx} · {formatBytes(sizeBytes)}
        </p>
        <p className="truncate">≈ {formatCount(countImageTokens(seen))} tok</p>
        <p className="truncate" title={[name, ...notes].join(" · ")}>
          {notes.length > 0 ? notes.join(" · ") : "as it was"}
        </p>
      </div>
      <IconButton
        icon={X}
        label={`Remove ${name}`}
        className="absolute top-1 right-1 size-5 border border-line bg-surface"
        onClick={() => attachmentRemoved(id)}
      />
    </li>
  );
}
