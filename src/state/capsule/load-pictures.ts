import type { FilePicture } from "#core/content/file-picture.ts";
import { listMentionedHashes } from "#core/content/list-mentioned-hashes.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { loadFilePicture } from "#state/vision/load-file-picture.ts";

/** The pictures and documents of a conversation that are still stored, one after the other. */
export function loadPictures(conversation: Conversation): Promise<Record<Sha256, FilePicture>> {
  return loadEach(conversation, (sha256) => loadFilePicture(sha256));
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
