/** How a stored picture is to be turned, as EXIF counts it: 1 is upright, 3 on its head, 6 and 8 lie on a side. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Why a file cannot be sent with its own pixels even if its size fits. */
export type RedrawReason = "animation" | "four-colours" | "sixteen-bits";

/** What the bytes of a picture say without being decoded. */
export type InspectedImage = {
  /** As stored, before it is turned upright; 0 where the file does not say. */
  widthPx: number;
  heightPx: number;
  orientation: Orientation;
  isAnimated: boolean;
  /** True where `bare` leaves out more than the frames of an animation. */
  hasMetadata: boolean;
  redraw?: RedrawReason;
  /**
   * The same pixels, not encoded anew, without metadata: no EXIF (so no place and no orientation), XMP, comments or
   * thumbnails, and nothing after the picture's end. Colour profiles stay, since they change how colours look and say
   * nothing about a person. Of an animation the first frame; an animated WebP keeps its frames and is redrawn. A kind
   * that is always redrawn keeps all its bytes.
   */
  strippedBytes: Uint8Array<ArrayBuffer>;
};
