import type { ImageSize } from "#core/vocabulary.ts";
import type { Box } from "./box.ts";
import { describePixels, describePosition } from "./describe-position.ts";

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** Where a region of a picture of the conversation is, as a model reads it: everything counts from 1. */
export type RegionReference = {
  /** Which of the attached pictures shows the region, of how many. */
  attached: { number: number; count: number };
  /** Which picture of its message it is part of, of how many. */
  image: { number: number; count: number };
  /** Which of the user's messages that is. */
  turnNumber: number;
  box: Box;
  size: ImageSize;
};

/** The sentence that tells a model what an attached part of an earlier picture is. */
export function describeRegion({ attached, image, turnNumber, box, size }: RegionReference): string {
  const which = attached.count === 1 ? "The attached image" : `Attached image ${attached.number}`;
  const picture = image.count === 1 ? "the image" : `image ${image.number}`;
  const ordinal = ORDINALS[turnNumber - 1];
  const message = ordinal === undefined ? `my message ${turnNumber}` : `my ${ordinal} message`;
  return `${which} is the part ${describePosition(box, size)} of ${picture} in ${message}, ${describePixels(box, size)}.`;
}
