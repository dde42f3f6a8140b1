import type { ImageSize } from "#core/vocabulary.ts";
import type { Box } from "./box.ts";
import { describePixels, describePosition } from "./describe-position.ts";

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** A region of an earlier picture, as a model is told about it. All numbers count from 1. */
export type RegionReference = {
  /** The attached picture that shows the region, and the number of attached pictures. */
  attached: { number: number; count: number };
  /** The picture that the region is a part of, and the number of pictures in its message. */
  image: { number: number; count: number };
  /** The number of that user message. */
  turnNumber: number;
  box: Box;
  size: ImageSize;
};

/** The sentence that tells a model which region of an earlier picture an attached picture shows. */
export function describeRegion({ attached, image, turnNumber, box, size }: RegionReference): string {
  const which = attached.count === 1 ? "The attached image" : `Attached image ${attached.number}`;
  const picture = image.count === 1 ? "the image" : `image ${image.number}`;
  const ordinal = ORDINALS[turnNumber - 1];
  const message = ordinal === undefined ? `my message ${turnNumber}` : `my ${ordinal} message`;
  return `${which} is the part ${describePosition(box, size)} of ${picture} in ${message}, ${describePixels(box, size)}.`;
}
