import type { Attachment } from "#core/content/attachment.ts";
import type { Orientation } from "#core/image-files/inspected-image.ts";
import type { ImageSize, Sha256 } from "#core/vocabulary.ts";
import type { EditStep } from "./edit-step.ts";

/** What edits of a picture are made from and what they are. It stays only while drafting. */
export type Editing = {
  /** The picture with all its pixels and without its metadata, and how it is turned. The size is upright. */
  source: ImageSize & { blob: Sha256; orientation: Orientation };
  /** The picture as it was made ready, which it is again without steps. */
  unedited: ImageSize & { blob: Sha256; mediaType: string; sizeBytes: number; notes: string[] };
  steps: EditStep[];
  /** The size of a picture of which the pixels are too many to be edited: it is edited as it was made ready. */
  tooLarge?: ImageSize;
};

/** A picture of this many pixels or more is edited as it was made ready: twice its pixels would have to be held. */
export const EDITABLE_PIXEL_LIMIT = 64_000_000;

/** The beginning of edits: of the picture's own pixels where they are kept, else of the picture as it is sent. */
export function startEditing({ part, sizeBytes, notes }: Attachment, source?: Editing["source"]): Editing {
  const { blob, mediaType, widthPx, heightPx } = part;
  return {
    source: source ?? { blob, widthPx, heightPx, orientation: 1 },
    unedited: { blob, mediaType, widthPx, heightPx, sizeBytes, notes },
    steps: [],
  };
}

/** Every picture that is kept for these edits alone. */
export function listEditBlobs(editing: Editing, sent: Sha256): Sha256[] {
  return [editing.source.blob, editing.unedited.blob].filter((blob) => blob !== sent);
}
