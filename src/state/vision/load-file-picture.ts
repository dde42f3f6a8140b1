import { PICTURE_TYPE, type FilePicture } from "#core/content/file-picture.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { toBase64 } from "#io/images/to-base64.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

/** The bytes under a hash for a file; undefined where there are none, or none that a file may have. */
export async function loadFilePicture(sha256: Sha256): Promise<FilePicture | undefined> {
  const bytes = await loadBlob(sha256);
  return bytes && PICTURE_TYPE.test(bytes.type) ? { mediaType: bytes.type, base64: await toBase64(bytes) } : undefined;
}
