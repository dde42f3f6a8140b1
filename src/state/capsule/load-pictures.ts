import type { FilePicture } from "#core/content/file-picture.ts";
import { listMentionedHashes } from "#core/content/list-mentioned-hashes.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { loadFilePicture } from "#state/vision/load-file-picture.ts";

/** The pictures and documents of a conversation that are still stored, one after the other. */
export async function loadPictures(conversation: Conversation): Promise<Record<Sha256, FilePicture>> {
  const pictures: Record<Sha256, FilePicture> = {};
  for (const sha256 of listMentionedHashes(conversation)) {
    const picture = await loadFilePicture(sha256);
    if (picture) pictures[sha256] = picture;
  }
  return pictures;
}
