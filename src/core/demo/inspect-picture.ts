import { nameKind, TOO_MANY_PIXELS } from "#core/content/explain-refused-image.ts";
import { inspectImage } from "#core/content/inspect-image.ts";
import { sniffImage } from "#core/content/sniff-image.ts";
import { turnSize } from "#core/content/turn-upright.ts";
import type { ImageSize } from "#core/models/image-limits.ts";
import type { UnreadablePicture } from "./picture-facts.ts";

/** The size of a picture as it stands upright, read without decoding it, or why it is not worth decoding. */
export function inspectPicture(
  bytes: Uint8Array,
  mediaType: string,
): (ImageSize & { kind: "sound" }) | UnreadablePicture {
  const kind = sniffImage(bytes);
  if (kind !== "png" && kind !== "jpeg" && kind !== "gif" && kind !== "webp")
    return unreadable("its bytes are not those of a PNG, JPEG, GIF or WebP");
  // Claude refuses such a request.
  if (mediaType !== `image/${kind}`)
    return unreadable(`it is sent as "${mediaType}", and its bytes are those of a ${nameKind(kind)}`);
  const found = inspectImage(bytes, kind);
  if (!found) return unreadable("it is cut off or damaged");
  const { widthPx, heightPx } = turnSize(found, found.orientation);
  if (widthPx * heightPx >= TOO_MANY_PIXELS) return unreadable(`${widthPx}×${heightPx} px are too many to decode`);
  return { kind: "sound", widthPx, heightPx };
}

function unreadable(why: string): UnreadablePicture {
  return { kind: "unreadable", why };
}
