import type { ImageSize } from "#core/vocabulary.ts";

/** Measurements of a picture's pixels, or the reason why there are none. */
export type PictureFacts = MeasuredPicture | (ImageSize & { kind: "invisible" }) | UnreadablePicture;

/** A picture that cannot be decoded; `why` continues a sentence after a colon: "it is cut off or damaged". */
export type UnreadablePicture = { kind: "unreadable"; why: string };

/** Measurements of the visible pixels, except for `transparentPercent`. Percents are whole numbers from 0 to 100. */
export type MeasuredPicture = ImageSize & {
  kind: "measured";
  /** At most six colours of at least 1 %, largest share first. */
  colours: ColourShare[];
  /** The mean brightness of all pixels; mid-grey is 50. */
  brightnessPercent: number;
  /** The standard deviation of the pixels' brightness; half black and half white is 100. */
  contrastPercent: number;
  /** The share of neighbouring pixels that differ slightly: high in photographs, low in drawings and screenshots. */
  texturePercent: number;
  transparentPercent: number;
};

export type ColourShare = { name: string; percent: number };

/** Texture from which a picture counts as a photograph: drawings stay below 12 %, photographs above 20 %. */
const PHOTOGRAPH_FROM_PERCENT = 15;

export function looksLikePhotograph({ texturePercent }: MeasuredPicture): boolean {
  return texturePercent >= PHOTOGRAPH_FROM_PERCENT;
}
