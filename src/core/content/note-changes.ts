import { formatBytes } from "#core/format.ts";
import type { ImageSize } from "#core/models/image-limits.ts";
import { nameKind } from "./explain-refused-image.ts";
import type { RedrawReason } from "./inspected-image.ts";
import type { ImageKind, SendableKind } from "./sniff-image.ts";

/** A picture before and after it was made ready; sizes are upright. */
export type Changes = {
  from: ImageSize & { kind: ImageKind; sizeBytes: number };
  to: ImageSize & { kind: SendableKind };
  isAnimated: boolean;
  isTurned: boolean;
  hadMetadata: boolean;
  isRedrawn: boolean;
  redraw?: RedrawReason;
};

/** What was done to a picture, a few words each, the most surprising first; none where it is sent as it was. */
export function noteChanges(changes: Changes): string[] {
  const { from, to, isAnimated, isTurned, hadMetadata, redraw, isRedrawn } = changes;
  const size = `${from.widthPx}×${from.heightPx}`;
  const notes: [boolean, string][] = [
    [isAnimated, "first frame of an animation"],
    [isTurned, "turned upright"],
    [from.kind !== to.kind, `converted from ${nameKind(from.kind)}`],
    [redraw === "four-colours", "converted from CMYK"],
    [redraw === "sixteen-bits", "converted from 16 bits a colour"],
    [to.widthPx < from.widthPx || to.heightPx < from.heightPx, `scaled from ${size}`],
    [to.widthPx > from.widthPx || to.heightPx > from.heightPx, `enlarged from ${size}`],
    [hadMetadata, "metadata removed"],
  ];
  const said = notes.flatMap(([isSo, note]) => (isSo ? [note] : []));
  // Without another reason it was encoded anew because it had too many bytes.
  const why = said.filter((note) => note !== "metadata removed");
  return isRedrawn && why.length === 0 ? [`compressed from ${formatBytes(from.sizeBytes)}`, ...said] : said;
}
