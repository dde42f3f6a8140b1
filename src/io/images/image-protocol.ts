import type { RefusedImage } from "#core/image-files/explain-refused-image.ts";
import type { Orientation } from "#core/image-files/inspected-image.ts";
import type { ImageKind, SendableKind } from "#core/image-files/sniff-image.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";

/** A picture as the page drew it. `natural` is the size it asks to be drawn at. */
export type PageDrawing = { bitmap: ImageBitmap; natural: ImageSize };

/** A picture that is ready, as it comes out of the worker. */
export type MadeImage = {
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
  kind: SendableKind;
  size: ImageSize;
  /** Upright, as it looks before anything is done to it. */
  original: ImageSize & { kind: ImageKind };
  notes: string[];
  /** The picture's own pixels, not encoded anew and without metadata, where these are not what is sent. */
  source?: PictureSource;
};

/** A file whose pixels a worker can decode; its size is upright. */
export type PictureSource = ImageSize & {
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
  kind: ImageKind;
  orientation: Orientation;
};

export type ImageResult = { ok: true; image: MadeImage } | { ok: false; refused: RefusedImage };

/** What the page says to the worker: one picture, then the drawing if it is asked for, or none where it cannot be drawn. */
export type ImageCommand =
  | { type: "make"; file: Blob; limits: ImageLimits }
  | { type: "drawn"; drawing: PageDrawing | undefined };

/** What the worker says back: perhaps that the page has to draw, then the end. */
export type ImageEvent = { type: "draw"; kind: ImageKind } | { type: "made"; made: ImageResult };
