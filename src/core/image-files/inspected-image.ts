/**
 * The rotation and mirroring of a stored picture in EXIF numbers: 1 is upright, 3 upside down, 6 and 8 lie on a side.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** The reason why a file cannot be sent with its own pixels even if its size fits. */
export type RedrawReason = "animation" | "four-colours" | "sixteen-bits";

/** Facts about a picture that its bytes state, read without decoding. */
export type InspectedImage = {
  /** The size as stored, before rotation; 0 where the file does not state it. */
  widthPx: number;
  heightPx: number;
  orientation: Orientation;
  isAnimated: boolean;
  /** True where `strippedBytes` leaves out more than the frames of an animation. */
  hasMetadata: boolean;
  redraw?: RedrawReason;
  /** The passes over the pixels in which a JPEG is coded. */
  scanCount?: number;
  /**
   * The same pixels, not encoded anew, without metadata: no EXIF (so no location and no orientation), XMP, comments,
   * thumbnails or bytes after the picture's end. Colour profiles stay, since they change how colours look and tell
   * nothing about a person. An animation keeps its first frame; an animated WebP keeps all frames and is redrawn. A
   * kind that is always redrawn keeps all its bytes.
   */
  strippedBytes: Uint8Array<ArrayBuffer>;
};
