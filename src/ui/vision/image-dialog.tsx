import { useEffect } from "react";
import { formatBytes, formatCount } from "#core/format.ts";
import { countImageTokens, fitImage } from "#core/models/image-limits.ts";
import { useTurn } from "#state/document/documents.ts";
import { layerClosed } from "#state/layers.ts";
import { altTextChanged, useOpenedImage } from "#state/vision/opened-image.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { SentPicture } from "./sent-picture.tsx";
import { useFirstColumnModel } from "./use-first-column-model.ts";

/** A picture of a turn in full, as it was sent, with its alternative text. */
export function ImageDialog() {
  const { turnId, partIndex: index } = useOpenedImage();
  const part = useTurn(turnId)?.parts[index];
  const { limits } = useFirstColumnModel();
  const isGone = part?.kind !== "image";
  useEffect(() => {
    // The turn may be removed while the dialog is open, such as in another tab; the dialog then closes.
    if (isGone) layerClosed();
  }, [isGone]);
  if (isGone) return null;
  return (
    <Dialog title={part.alt || `Image ${index + 1}`} position="wide" onClose={layerClosed}>
      <DialogBody className="w-256 max-w-full">
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
        <TextField
          label="Alternative text"
          hint="Kept with the conversation; not sent to the model."
          value={part.alt ?? ""}
          placeholder="what it shows, for readers who cannot see it"
          onChange={(text) => altTextChanged(turnId, index, text)}
        />
      </DialogBody>
    </Dialog>
  );
}
