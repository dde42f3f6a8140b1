import type { ImageSize } from "#core/vocabulary.ts";

/** What the demo model knows of a picture: what can be counted in its pixels, or why nothing can be. */
export type PictureFacts = MeasuredPicture | (ImageSize & { kind: "invisible" }) | UnreadablePicture;

/** `why` goes on after a colon: "it is cut off or damaged". */
export type UnreadablePicture = { kind: "unreadable"; why: string };

/** All figures but those of transparency are of what is visible. Percents are whole numbers from 0 to 100. */
export type MeasuredPicture = ImageSize & {
  kind: "measured";
  /** Largest first, none below one percent, six at most. */
  colours: ColourShare[];
  /** The mean of the brightness of all pixels; mid-grey is 50. */
  brightnessPercent: number;
  /** How far the brightness of pixels lies from its mean; half black and half white is 100. */
  contrastPercent: number;
  /** How many neighbours differ by a little, as they do in photographs and hardly ever in drawings and screenshots. */
  texturePercent: number;
  transparentPercent: number;
};

export type ColourShare = { name: string; percent: number };

/** From this share of small differences on, a picture is called a photograph: drawings stay below 12, photographs above 20. */
const PHOTOGRAPH_FROM_PERCENT = 15;

export function looksLikePhotograph({ texturePercent }: MeasuredPicture): boolean {
  return texturePercent >= PHOTOGRAPH_FROM_PERCENT;
}
