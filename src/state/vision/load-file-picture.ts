import { PICTURE_TYPE, type FilePicture } from "#core/content/file-picture.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { toBase64 } from "#io/images/to-base64.ts";
import { loadBlob } from "#io/storage/blob-records.ts";

/** The bytes under a hash for a file; undefined where there are none, or none that a file may have. `change` makes a copy of them. */
export async function loadFilePicture(
  sha256: Sha256,
  change: (bytes: Blob) => Promise<Blob> = (bytes) => Promise.resolve(bytes),
): Promise<FilePicture | undefined> {
  const stored = await loadBlob(sha256);
  if (!stored || !PICTURE_TYPE.test(stored.type)) return undefined;
  const bytes = await change(stored);
  return { mediaType: bytes.type, base64: await toBase64(bytes) };
}
