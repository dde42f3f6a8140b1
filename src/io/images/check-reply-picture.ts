import type { UnkeptPicture } from "#core/content/reply-pictures.ts";
import { checkImage } from "#core/image-files/check-image.ts";
import { decodeBase64 } from "#core/image-files/decode-base64.ts";
import { formatImageKind, type RefusedImage } from "#core/image-files/explain-refused-image.ts";
import { isSendable } from "#core/image-files/sniff-image.ts";
import { hashBytes } from "./hash-bytes.ts";
import type { CheckedReplyPicture } from "./image-protocol.ts";

/** Checks a picture that a model answered with, by its bytes and never by the kind that it is said to be. Runs in a worker. */
export async function checkReplyPicture(address: string): Promise<CheckedReplyPicture> {
  const head = /^data:[^,]{0,200}?;\s*base64\s*,/i.exec(address.slice(0, 300))?.[0];
  const base64 = head === undefined ? "" : address.slice(head.length).replaceAll(/\s/g, "");
  if (!/^[\w+/-]+={0,2}$/.test(base64)) return refuse({ kind: "no-base64" });
  const bytes = decodeBase64(base64.replaceAll("-", "+").replaceAll("_", "/"));
  const checked = checkImage(bytes);
  if (!checked.ok) return refuse(toUnkept(checked.refused));
  const { kind, inspected } = checked;
  if (!isSendable(kind)) return refuse({ kind: "unsuitable", what: formatImageKind(kind) });
  const { strippedBytes } = inspected;
  try {
    const bitmap = await createImageBitmap(new Blob([strippedBytes], { type: `image/${kind}` }));
    const size = { widthPx: bitmap.width, heightPx: bitmap.height };
    bitmap.close();
    return { ok: true, bytes: strippedBytes, kind, sha256: await hashBytes(strippedBytes), size };
  } catch {
    return refuse({ kind: "damaged" });
  }
}

function toUnkept(refused: RefusedImage): UnkeptPicture {
  if (refused.kind === "foreign") return { kind: "unsuitable", what: refused.what };
  return { kind: refused.kind === "damaged" ? "damaged" : "too-much-work" };
}

function refuse(why: UnkeptPicture): CheckedReplyPicture {
  return { ok: false, why };
}
