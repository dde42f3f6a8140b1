import { formatBytes, formatCount } from "#core/format.ts";
import { countImageTokens, fitImage } from "#core/models/image-limits.ts";
import type { Id } from "#core/vocabulary.ts";
import { useTurn } from "#state/document/documents.ts";
import { layerClosed } from "#state/layers.ts";
import { altTextChanged } from "#state/edits/turn-edits.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { DialogBody } from "#ui/kit/dialog-body.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { SentPicture } from "./sent-picture.tsx";
import { useFirstColumnModel } from "./use-first-column-model.ts";

/** A picture of a turn in full, as it was sent, with its alternative text. */
export function ImageDialog({ turnId, partIndex }: { turnId: Id; partIndex: number }) {
  const part = useTurn(turnId)?.parts[partIndex];
  const { limits } = useFirstColumnModel();
  if (part?.kind !== "image") return null;
  return (
    <Dialog title={part.alt || `Image ${partIndex + 1}`} position="wide" onClose={layerClosed}>
      <DialogBody className="w-256 max-w-full">
        <SentPicture key={part.blob} turnId={turnId} index={partIndex} part={part} />
        <p className="text-center font-mono text-xs text-ink-3">
          {part.widthPx}×{part.heightPx} · {part.mediaType} · ≈ {formatCount(countImageTokens(fitImage(part, limits)))}{" "}
          tok, as sent
          {(part.smaller ?? []).map(({ scale, widthPx, heightPx, sizeBytes }) => (
            <span key={scale} className="block">
              at {scale}: {widthPx}×{heightPx} · {formatBytes(sizeBytes)}
            </span>
          ))}
        </p>
        <TextField
          label="Alternative text"
          hint="Stored with the conversation. Not sent to the model."
          value={part.alt ?? ""}
          placeholder="what the image shows, for people who cannot see it"
          onChange={(text) => altTextChanged(turnId, partIndex, text)}
        />
      </DialogBody>
    </Dialog>
  );
}
