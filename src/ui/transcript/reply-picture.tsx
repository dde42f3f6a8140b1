import { Download } from "lucide-react";
import type { ImagePart } from "#core/content/part.ts";
import { formatCount } from "#core/format.ts";
import { copyReplyPicture, saveReplyPicture } from "#state/vision/reply-pictures.ts";
import { CopyButton } from "#ui/kit/copy-button.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { StoredImage } from "#ui/vision/stored-image.tsx";

/** A picture that the model answered with, with its size and the buttons that copy and save it. */
export function ReplyPicture({ part }: { part: ImagePart }) {
  return (
    <figure
      data-part="image"
      className="mb-2.5 w-fit max-w-full overflow-hidden rounded-card border border-line bg-sunken"
    >
      <StoredImage part={part} alt="Image from the model" className="mx-auto h-auto max-h-96 w-auto object-contain" />
      <figcaption className="flex items-center gap-1 border-t border-line bg-surface py-0.5 ps-3 pe-1 text-sm text-ink-3">
        <span className="me-auto font-mono text-xs">
          {formatCount(part.widthPx)}×{formatCount(part.heightPx)}
        </span>
        <CopyButton label="Copy image" onCopy={() => copyReplyPicture(part)} />
        <IconButton icon={Download} label="Save image" onClick={() => void saveReplyPicture(part)} />
      </figcaption>
    </figure>
  );
}
