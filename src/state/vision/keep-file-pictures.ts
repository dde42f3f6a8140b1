import type { FilePicture } from "#core/content/file-picture.ts";
import { decodeBase64 } from "#core/image-files/decode-base64.ts";
import { formatCount } from "#core/format.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { showNotice } from "#state/notices.ts";
import { blobSaved } from "./blob-urls.ts";

type KeepBlob = (sha256: Sha256, bytes: Blob) => Promise<void> | void;

/** Stores a picture of a file. False where its bytes do not have the hash that it is named by. */
export async function keepFilePicture(
  sha256: Sha256,
  { mediaType, base64 }: FilePicture,
  keep: KeepBlob = saveBlob,
): Promise<boolean> {
  const bytes = decodeBase64(base64);
  if ((await hashBytes(bytes)) !== sha256) return false;
  await keep(sha256, new Blob([bytes], { type: mediaType }));
  blobSaved(sha256);
  return true;
}

/**
 * Stores the pictures of a file. One whose bytes do not have the hash that it is named by is left out, which a notice
 * says; `from` names the file in it. `keep` stores the bytes of the others.
 */
export async function keepFilePictures(
  pictures: Record<Sha256, FilePicture>,
  from: string,
  keep: KeepBlob = saveBlob,
): Promise<void> {
  let damagedCount = 0;
  for (const [sha256, picture] of Object.entries(pictures))
    if (!(await keepFilePicture(sha256, picture, keep))) damagedCount += 1;
  if (damagedCount > 0)
    showNotice({
      tone: "danger",
      text:
        damagedCount === 1
          ? `A picture of ${from} is damaged and left out.`
          : `${formatCount(damagedCount)} pictures of ${from} are damaged and left out.`,
    });
}
