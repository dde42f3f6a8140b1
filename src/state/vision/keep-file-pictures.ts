import type { FilePicture } from "#core/content/file-picture.ts";
import { decodeBase64 } from "#core/image-files/decode-base64.ts";
import { formatCount } from "#core/format.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { hashBytes } from "#io/images/hash-bytes.ts";
import { saveBlob } from "#io/storage/blob-records.ts";
import { showNotice } from "#state/notices.ts";
import { blobSaved } from "./blob-urls.ts";

/**
 * Stores the pictures of a file. One whose bytes do not have the hash that it is named by is left out, which a notice
 * says; `from` names the file in it. `keep` stores the bytes of the others.
 */
export async function keepFilePictures(
  pictures: Record<Sha256, FilePicture>,
  from: string,
  keep: (sha256: Sha256, bytes: Blob) => Promise<void> | void = saveBlob,
): Promise<void> {
  let damagedCount = 0;
  for (const [sha256, { mediaType, base64 }] of Object.entries(pictures)) {
    const bytes = decodeBase64(base64);
    if ((await hashBytes(bytes)) === sha256) {
      await keep(sha256, new Blob([bytes], { type: mediaType }));
      blobSaved(sha256);
    } else damagedCount += 1;
  }
  if (damagedCount > 0)
    showNotice({
      tone: "danger",
      text:
        damagedCount === 1
          ? `A picture of ${from} is damaged and left out.`
          : `${formatCount(damagedCount)} pictures of ${from} are damaged and left out.`,
    });
}
