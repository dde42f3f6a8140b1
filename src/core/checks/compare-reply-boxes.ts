import type { Check } from "#core/conversation/check.ts";
import type { Reply, Row, Turn } from "#core/conversation/conversation.ts";
import { findAskedPicture } from "#core/conversation/find-asked-picture.ts";
import { getReplyText } from "#core/conversation/get-reply-text.ts";
import type { ImagePart } from "#core/content/part.ts";
import { type ComparedBoxes, compareBoxes } from "./compare-boxes.ts";
import { fillOptions } from "./fill-options.ts";
import { getOption } from "./parse-option.ts";

/** The boxes that a check expects of a reply and those that the reply has, on the picture that it was asked about. */
export type ReplyBoxes = ComparedBoxes & { picture: ImagePart; least: number | undefined };

/** The boxes of a reply beside those that a check expects; undefined for other checks, and without a picture or expected boxes. */
export function compareReplyBoxes(
  check: Check,
  reply: Reply,
  turn: Turn | undefined,
  row: Row | undefined,
): ReplyBoxes | undefined {
  const asked = check.kind === "boxes" && turn ? findAskedPicture(turn.parts, reply.sentWith) : undefined;
  const options = asked && tryFill(check, { ...reply.sentWith.variables, ...row?.values });
  if (!asked || !options) return undefined;
  const sizes = { pictureSize: asked.full, sentSize: asked.sent };
  const compared = compareBoxes(getReplyText(reply), getOption(options, "value"), sizes);
  const least = Number(getOption(options, "least"));
  const isByOverlap = getOption(options, "measure") === "overlap" && Number.isFinite(least);
  return compared.boxes.length === 0
    ? undefined
    : { ...compared, picture: asked.full, least: isByOverlap ? least : undefined };
}

/** The options of a check with the values of a row; undefined where the row lacks one. */
function tryFill({ options }: Check, values: Readonly<Record<string, string>>): Record<string, string> | undefined {
  try {
    return fillOptions(options, values);
  } catch {
    return undefined;
  }
}
