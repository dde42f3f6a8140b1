import type { Conversation, Settings } from "#core/conversation/conversation.ts";
import { describeFieldValue } from "#core/conversation/describe-combination.ts";
import { FULL_SCALE, buildSizePath } from "#core/conversation/image-scales.ts";

/** The sizes of these pictures in few words: "image at 1/2". A picture without a scale has its full size. */
export function describeImageScales(
  turns: Conversation["turns"],
  imageScales: Settings["imageScales"] = {},
  sizeIds: readonly string[] = Object.keys(imageScales),
): string[] {
  return sizeIds.map((sizeId) =>
    describeFieldValue({ turns }, buildSizePath(sizeId), imageScales[sizeId] ?? FULL_SCALE),
  );
}
