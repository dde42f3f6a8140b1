import type { UnkeptPicture } from "#core/content/reply-pictures.ts";
import type { SvgPicture } from "#core/data/prepare-svg.ts";
import type { RefusedImage } from "#core/image-files/explain-refused-image.ts";
import type { Orientation } from "#core/image-files/inspected-image.ts";
import type { ImageKind, SendableKind } from "#core/image-files/sniff-image.ts";
import type { ImageLimits } from "#core/models/image-limits.ts";
import type { ImageSize } from "#core/vocabulary.ts";

/** A picture drawn by the page. `natural` is the size stated by the picture. */
export type PageDrawing = { bitmap: ImageBitmap; natural: ImageSize };

/** A prepared picture from the worker, which makes its files: to copy megabytes would hold up the page. */
export type MadeImage = {
  bytes: Blob;
  sha256: string;
  kind: SendableKind;
  size: ImageSize;
  /** The upright size and the kind before any change. */
  original: ImageSize & { kind: ImageKind };
  notes: string[];
  /** The picture's original pixels without metadata, not encoded anew; absent where these are sent. */
  source?: PictureSource;
};

/** A file whose pixels a worker can decode; its size is upright. */
export type PictureSource = ImageSize & {
  bytes: Blob;
  sha256: string;
  kind: ImageKind;
  orientation: Orientation;
};

export type ImageResult = { ok: true; image: MadeImage } | { ok: false; refused: RefusedImage };

/** A picture of an answer with its own pixels and without metadata, or the reason why there is none. */
export type CheckedReplyPicture =
  | { ok: true; bytes: Uint8Array<ArrayBuffer>; kind: SendableKind; sha256: string; size: ImageSize }
  | { ok: false; why: UnkeptPicture };

/**
 * A message to the worker: one picture, then the page's drawing if the worker requests one, undefined where the page
 * cannot draw it.
 */
export type ImageCommand =
  | { type: "make"; file: Blob; limits: ImageLimits }
  /** Another beginning: the `data:` address of a picture that a model answered with. */
  | { type: "keep"; address: string }
  /** Another beginning: the text of an SVG that is to be drawn. */
  | { type: "prepare-svg"; text: string }
  | { type: "drawn"; drawing: PageDrawing | undefined };

/** A message from the worker: possibly a request to draw, then the result. */
export type ImageEvent =
  | { type: "draw"; kind: ImageKind }
  | { type: "made"; made: ImageResult }
  | { type: "kept"; kept: CheckedReplyPicture }
  | { type: "svg-prepared"; picture: SvgPicture | undefined };
