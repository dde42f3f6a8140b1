import { useEffect } from "react";
import { formatBytes, formatCount } from "#core/format.ts";
import { countImageTokens, fitImage } from "#core/models/image-limits.ts";
import { useTurn } from "#state/document/documents.ts";
import { layerClosed } from "#state/layers.ts";
import { altTextChanged, useOpenedImage } from "#state/vision/opened-image.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { SentPicture } from "./sent-picture.tsx";
import { useFirstColumnModel } from "./use-first-column-model.ts";

/** A picture of a turn in full, as it was sent, with its alternative text. */
export function ImageDialog() {
  const { turnId, partIndex: index } = useOpenedImage();
  const part = useTurn(turnId)?.parts[index];
  const { limits } = useFirstColumnModel();
  const isGone = part?.kind !== "image";
  useEffect(() => {
    // Its turn may go while it is open, such as in another tab: then nothing lies over the page any more.
    if (isGone) layerClosed();
  }, [isGone]);
  if (isGone) return null;
  return (
    <Dialog title={part.alt || `Image ${index + 1}`} position="wide" onClose={layerClosed}>
      <div className="flex min-h-0 w-256 max-w-full flex-col gap-3 overflow-y-auto p-4">
        <SentPicture key={part.blob} turnId={turnId} index={index} part={part} />
        <p className="text-center font-mono text-xs text-ink-3">
          {part.widthPx}×{part.heightPx} · {part.mediaType} · ≈ {formatCount(countImageTokens(fitImage(part, limits)))}{" "}
          tok, as it was sent
          {(part.smaller ?? []).map(({ scale, widthPx, heightPx, sizeBytes }) => (
            <span key={scale} className="block">
              at {scale}: {widthPx}×{heightPx} · {formatBytes(sizeBytes)}
            </span>
          ))}
        </p>
        <label className="flex flex-col gap-1">
          <span className="font-medium">Alternative text</span>
          <input
            value={part.alt ?? ""}
            placeholder="what it shows, for readers who cannot see it"
            onChange={(event) => altTextChanged(turnId, index, event.target.value)}
            className="h-8 w-full rounded-control border border-line-strong bg-surface px-2.5"
          />
          <span className="text-sm text-ink-3">Kept with the conversation; not sent to the model.</span>
        </label>
      </div>
    </Dialog>
  );
}
