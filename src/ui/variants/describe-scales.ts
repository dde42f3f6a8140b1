import type { Conversation, Settings } from "#core/conversation/conversation.ts";
import { nameValue } from "#core/conversation/describe-combination.ts";
import { FULL_SCALE, sizePath } from "#core/conversation/image-scales.ts";

/** The sizes of these pictures in few words: "image at 1/2". Those of the conversation that a column says nothing of are full. */
export function describeScales(
  turns: Conversation["turns"],
  imageScales: Settings["imageScales"] = {},
  sizeIds: readonly string[] = Object.keys(imageScales),
): string[] {
  return sizeIds.map((sizeId) => nameValue({ turns }, sizePath(sizeId), imageScales[sizeId] ?? FULL_SCALE));
}
