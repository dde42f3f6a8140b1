import { formatImageKind, TOO_MANY_PIXELS } from "#core/image-files/explain-refused-image.ts";
import { inspectImage } from "#core/image-files/inspect-image.ts";
import { sniffImage } from "#core/image-files/sniff-image.ts";
import { rotateSize } from "#core/image-files/rotate-upright.ts";
import type { ImageSize } from "#core/vocabulary.ts";
import type { UnreadablePicture } from "./picture-facts.ts";

/** The upright size of a picture, read without decoding it, or the reason why it cannot be decoded. */
export function inspectPicture(
  bytes: Uint8Array,
  mediaType: string,
): (ImageSize & { kind: "sound" }) | UnreadablePicture {
  const kind = sniffImage(bytes);
  if (kind !== "png" && kind !== "jpeg" && kind !== "gif" && kind !== "webp")
    return buildUnreadable("its bytes are not those of a PNG, JPEG, GIF or WebP");
  // Claude refuses a request whose media type differs from the bytes.
  if (mediaType !== `image/${kind}`)
    return buildUnreadable(`it is sent as "${mediaType}", and its bytes are those of a ${formatImageKind(kind)}`);
  const found = inspectImage(bytes, kind);
  if (!found) return buildUnreadable("it is cut off or damaged");
  const { widthPx, heightPx } = rotateSize(found, found.orientation);
  if (widthPx * heightPx >= TOO_MANY_PIXELS) return buildUnreadable(`${widthPx}×${heightPx} px are too many to decode`);
  return { kind: "sound", widthPx, heightPx };
}

function buildUnreadable(why: string): UnreadablePicture {
  return { kind: "unreadable", why };
}
