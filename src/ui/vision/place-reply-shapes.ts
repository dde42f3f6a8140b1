import type { ImagePart } from "#core/content/part.ts";
import { resolveSentPicture } from "#core/conversation/image-scales.ts";
import { guessNotation, placeShapes, scaleShapes, type Notation, type PlacedShape } from "#core/vision/place-shapes.ts";
import type { ReplyShapes } from "#state/vision/turn-shapes.ts";

/** The boxes of a reply on a picture, in its pixels, with the unit that their numbers are taken to have. */
export function placeReplyShapes(
  reply: ReplyShapes,
  part: ImagePart,
  chosenNotation?: Notation,
): ReplyShapes & { notation: Notation; placed: readonly PlacedShape[] } {
  // The reply's numbers may count pixels of the smaller copy that it was sent.
  const sent = resolveSentPicture(part, reply.imageScales);
  const notation = chosenNotation ?? guessNotation(reply.shapes, sent);
  return { ...reply, notation, placed: scaleShapes(placeShapes(reply.shapes, notation, sent), sent, part) };
}
