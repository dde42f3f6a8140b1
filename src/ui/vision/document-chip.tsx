import { FileText } from "lucide-react";
import { countThings } from "#core/count-things.ts";
import type { DocumentAttachment } from "#core/content/attachment.ts";
import { formatBytes } from "#core/format.ts";
import { AttachmentFrame } from "./attachment-frame.tsx";

/** The chip of a document; `index` is its position among all attachments. */
export function DocumentChip({
  attachment: { id, part, name, sizeBytes, notes },
  index,
  isAlone,
}: {
  attachment: DocumentAttachment;
  index: number;
  isAlone: boolean;
}) {
  return (
    <AttachmentFrame id={id} name={name} index={index} mark={String(index + 1)} isAlone={isAlone} isWide={false}>
      <div className="flex h-14 items-center bg-surface ps-2 text-ink-2">
        <FileText size={20} strokeWidth={1.5} aria-hidden />
      </div>
      <div className="px-1.5 py-1 font-mono text-xs text-ink-3">
        <p className="truncate text-ink" title={[name, ...notes].join(" · ")}>
          {name}
        </p>
        <p className="truncate">
          {part.pageCount === undefined ? "" : `${countThings(part.pageCount, "page")} · `}
          {formatBytes(sizeBytes)}
        </p>
      </div>
    </AttachmentFrame>
  );
}
