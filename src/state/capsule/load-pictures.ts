import { PICTURE_TYPE, type CapsulePicture } from "#core/capsule/capsule.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { toBase64 } from "#io/images/to-base64.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

/** The pictures and documents of a conversation that are still stored, one after the other. */
export async function loadPictures(conversation: Conversation): Promise<Record<Sha256, CapsulePicture>> {
  // Any mention counts, as where unused pictures are deleted: pictures stand in turns, replies and variables.
  const hashes = new Set(JSON.stringify(conversation).match(/[0-9a-f]{64}/g));
  const pictures: Record<Sha256, CapsulePicture> = {};
  for (const sha256 of hashes) {
    const picture = await loadPicture(sha256);
    if (picture) pictures[sha256] = picture;
  }
  return pictures;
}

/** The bytes under a hash for a file; undefined where there are none, or none that a capsule may have. */
async function loadPicture(sha256: Sha256): Promise<CapsulePicture | undefined> {
  const bytes = await loadBlob(sha256);
  return bytes && PICTURE_TYPE.test(bytes.type) ? { mediaType: bytes.type, base64: await toBase64(bytes) } : undefined;
}
