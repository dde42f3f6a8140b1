import type { FilePicture } from "#core/content/file-picture.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { loadFilePicture } from "#state/vision/load-file-picture.ts";

/** The pictures and documents of a conversation that are still stored, one after the other. */
export async function loadPictures(conversation: Conversation): Promise<Record<Sha256, FilePicture>> {
  // Any mention counts, as where unused pictures are deleted: pictures stand in turns, replies and variables.
  const hashes = new Set(JSON.stringify(conversation).match(/[0-9a-f]{64}/g));
  const pictures: Record<Sha256, FilePicture> = {};
  for (const sha256 of hashes) {
    const picture = await loadFilePicture(sha256);
    if (picture) pictures[sha256] = picture;
  }
  return pictures;
}
