import type { FilePicture } from "#core/content/file-picture.ts";
import { listMentionedHashes } from "#core/content/list-mentioned-hashes.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { decodeBase64 } from "#core/image-files/decode-base64.ts";
import { decodeUtf8 } from "#core/wire/decode-utf8.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { createKnownRedactor } from "#state/connections/create-known-redactor.ts";
import { loadFilePicture } from "#state/vision/load-file-picture.ts";

/**
 * The pictures and documents of a conversation that are still stored, one after the other. A text in which a key of this page
 * stands is left out: taking the key out would make it another file.
 */
export function loadPictures(conversation: Conversation): Promise<Record<Sha256, FilePicture>> {
  const redactor = createKnownRedactor();
  return loadEach(conversation, async (sha256) => {
    const picture = await loadFilePicture(sha256);
    if (picture?.mediaType !== "text/plain") return picture;
    const text = decodeUtf8(decodeBase64(picture.base64));
    return redactor.redact(text) === text ? picture : undefined;
  });
}

/** Small copies of the pictures of a conversation that are still stored. */
export async function loadThumbnails(conversation: Conversation): Promise<Record<Sha256, FilePicture>> {
  const { makeThumbnail } = await import("#io/images/make-thumbnail.ts");
  return loadEach(conversation, (sha256) => loadFilePicture(sha256, makeThumbnail));
}

async function loadEach(
  conversation: Conversation,
  load: (sha256: Sha256) => Promise<FilePicture | undefined>,
): Promise<Record<Sha256, FilePicture>> {
  const pictures: Record<Sha256, FilePicture> = {};
  for (const sha256 of listMentionedHashes(conversation)) {
    const picture = await load(sha256);
    if (picture) pictures[sha256] = picture;
  }
  return pictures;
}
