import { assertNever } from "#core/assert-never.ts";
import { formatBytes, formatCount } from "#core/format.ts";
import type { JsonObject } from "#core/json.ts";
import type { Picture } from "./part.ts";

/** The most pictures that are kept of one answer, and the most bytes of one and of all of them. */
export const REPLY_PICTURE_LIMITS = { count: 20, bytes: 20_000_000, totalBytes: 60_000_000 };

/** The reason why a picture of an answer is not kept. */
export type UnkeptPicture =
  | { kind: "too-many" }
  | { kind: "too-many-bytes" }
  | { kind: "no-base64" }
  | { kind: "other-address" }
  | { kind: "unsuitable"; what: string }
  | { kind: "damaged" }
  | { kind: "too-much-work" }
  | { kind: "too-slow" };

/** The sentence shown in place of a picture that is not kept. */
export function explainUnkeptPicture(why: UnkeptPicture): string {
  return `A picture of this answer is not shown: ${explain(why)}.`;
}

function explain(why: UnkeptPicture): string {
  const { count, bytes, totalBytes } = REPLY_PICTURE_LIMITS;
  switch (why.kind) {
    case "too-many":
      return `an answer may have up to ${formatCount(count)} pictures`;
    case "too-many-bytes":
      return `one may have up to ${formatBytes(bytes)}, and all of an answer ${formatBytes(totalBytes)}`;
    case "no-base64":
      return "its data is not base64";
    case "other-address":
      return "its address is neither data nor a web address";
    case "unsuitable":
      return `the data is ${why.what}, and PNG, JPEG, GIF and WebP are shown`;
    case "damaged":
      return "its data is cut off or damaged";
    case "too-much-work":
      return "it would be too much work to draw";
    case "too-slow":
      return "it took too long to decode";
    default:
      return assertNever(why);
  }
}

/** The raw content that stands in a reply for a picture that is not kept: a sentence, or the address of a picture elsewhere. */
export function buildUnkeptPicture(shown: { sentence: string } | { address: string }): JsonObject {
  return { type: "picture", ...shown };
}

/** The name of the file under which a picture of a reply is saved and named in Markdown. */
export function namePicture({ blob, mediaType }: Picture): string {
  return `image-${blob.slice(0, 8)}.${mediaType.replace(/^image\//, "").replace("jpeg", "jpg")}`;
}
