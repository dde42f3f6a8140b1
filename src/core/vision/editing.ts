import type { PictureAttachment } from "#core/content/attachment.ts";
import type { Orientation } from "#core/image-files/inspected-image.ts";
import type { ImageSize, Sha256 } from "#core/vocabulary.ts";
import type { EditStep } from "./edit-step.ts";

/** The source and the edits of a picture. They exist only while the picture is in a draft. */
export type Editing = {
  /** The picture with all its pixels, without metadata, and its EXIF orientation. The size is upright. */
  source: ImageSize & { blob: Sha256; orientation: Orientation };
  /** The picture as it is sent without edits. */
  unedited: ImageSize & { blob: Sha256; mediaType: string; sizeBytes: number; notes: string[] };
  steps: EditStep[];
  /** The size of a picture with too many pixels to edit; its edits are made on the unedited copy instead. */
  tooLarge?: ImageSize;
};

/** A picture of this many pixels or more is edited in its unedited copy, since its pixels would be in memory twice. */
export const EDITABLE_PIXEL_LIMIT = 64_000_000;

/** Starts edits without steps: on the original pixels where they are stored, else on the picture as it is sent. */
export function startEditing({ part, sizeBytes, notes }: PictureAttachment, source?: Editing["source"]): Editing {
  const { blob, mediaType, widthPx, heightPx } = part;
  return {
    source: source ?? { blob, widthPx, heightPx, orientation: 1 },
    unedited: { blob, mediaType, widthPx, heightPx, sizeBytes, notes },
    steps: [],
  };
}

/** The hashes of the pictures that are stored only for these edits. */
export function listEditBlobs(editing: Editing, sent: Sha256): Sha256[] {
  return [editing.source.blob, editing.unedited.blob].filter((blob) => blob !== sent);
}
