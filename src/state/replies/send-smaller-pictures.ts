import type { ImagePart } from "#core/content/part.ts";
import { removeSizes } from "#core/conversation/image-scales.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { loadBlob, saveBlob } from "#io/storage/blob-records.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { showNotice } from "#state/notices.ts";
import { sendTurnVersion } from "./run.ts";

/** The smallest size limit: a small picture is not compressed further, since half its edge is less anyway. */
const MIN_ROOM_BYTES = 100_000;

/** Sends a new version of a reply's turn in which every picture has half the edge; the old version stays. */
export async function sendSmallerPictures(reply: Reply): Promise<void> {
  const turn = getOpenConversation()?.turns[reply.turnId];
  if (!turn) return;
  try {
    const parts = await Promise.all(turn.parts.map(async (part) => (part.kind === "image" ? shrink(part) : part)));
    const reason = await sendTurnVersion(turn, { ...turn, parts });
    if (reason !== null) showNotice({ tone: "danger", text: reason });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    showNotice({ tone: "danger", text: `The images could not be made smaller. ${reason}` });
  }
}

async function shrink(part: ImagePart): Promise<ImagePart> {
  const bytes = await loadBlob(part.blob);
  if (!bytes) throw new Error("An image of this turn is no longer stored in this browser.");
  const { prepareImage } = await import("#io/images/prepare-image.ts");
  const longEdgePx = Math.max(1, Math.ceil(Math.max(part.widthPx, part.heightPx) / 2));
  const limits = { longEdgePx, patches: Infinity, base64Bytes: Math.max(MIN_ROOM_BYTES, bytes.size) };
  const outcome = await prepareImage(bytes, limits, new AbortController().signal);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { sha256, mediaType, widthPx, heightPx } = outcome.image;
  await saveBlob(sha256, outcome.image.bytes);
  return { ...removeSizes(part), blob: sha256, mediaType, widthPx, heightPx };
}
