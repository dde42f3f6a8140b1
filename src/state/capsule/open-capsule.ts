import type { CapsuleOrigin } from "#core/capsule/describe-capsule.ts";
import type { FilePicture } from "#core/content/file-picture.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Sha256 } from "#core/vocabulary.ts";
import { holdBlob } from "#io/storage/blob-records.ts";
import { openUnstoredConversation } from "#state/document/open-conversations.ts";
import { keepFilePictures } from "#state/vision/keep-file-pictures.ts";
import { followCapsule } from "./capsule-document.ts";

/**
 * Opens the conversation of a capsule, which has ids of its own, beside the user's own conversations: with its pictures, in
 * memory alone. Nothing of it is run or fetched.
 */
export async function openCapsule(
  conversation: Conversation,
  pictures: Record<Sha256, FilePicture>,
  origin: CapsuleOrigin,
): Promise<void> {
  await keepFilePictures(pictures, "the shared conversation", holdBlob);
  openUnstoredConversation(conversation);
  followCapsule(conversation, Object.keys(pictures), origin);
}
