import { formatBytes } from "#core/format.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import { formatImageKind } from "./explain-refused-image.ts";
import type { RedrawReason } from "./inspected-image.ts";
import type { ImageKind, SendableKind } from "./sniff-image.ts";

/** A picture before and after it was prepared for sending. Sizes are upright. */
export type ImageChanges = {
  from: ImageSize & { kind: ImageKind; sizeBytes: number };
  to: ImageSize & { kind: SendableKind };
  isAnimated: boolean;
  isRotated: boolean;
  hadMetadata: boolean;
  isRedrawn: boolean;
  redraw?: RedrawReason;
};

/**
 * Short notes on what was changed in a picture, the most surprising first. Empty where the picture is sent unchanged.
 */
export function describeImageChanges(changes: ImageChanges): string[] {
  const { from, to, isAnimated, isRotated, hadMetadata, redraw, isRedrawn } = changes;
  const size = `${from.widthPx}×${from.heightPx}`;
  const notes: [boolean, string][] = [
    [isAnimated, "first frame of an animation"],
    [isRotated, "turned upright"],
    [from.kind !== to.kind, `converted from ${formatImageKind(from.kind)}`],
    [redraw === "four-colours", "converted from CMYK"],
    [redraw === "sixteen-bits", "converted from 16 bits a colour"],
    [to.widthPx < from.widthPx || to.heightPx < from.heightPx, `scaled from ${size}`],
    [to.widthPx > from.widthPx || to.heightPx > from.heightPx, `enlarged from ${size}`],
    [hadMetadata, "metadata removed"],
  ];
  const texts = notes.flatMap(([isSo, note]) => (isSo ? [note] : []));
  // A picture encoded anew for no other reason had too many bytes.
  const reasons = texts.filter((note) => note !== "metadata removed");
  return isRedrawn && reasons.length === 0 ? [`compressed from ${formatBytes(from.sizeBytes)}`, ...texts] : texts;
}
