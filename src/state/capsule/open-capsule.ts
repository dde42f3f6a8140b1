import type { Capsule } from "#core/capsule/capsule.ts";
import { renewIds } from "#core/capsule/renew-ids.ts";
import { getShortModelName } from "#core/models/model-ids.ts";
import { newId } from "#io/browser/new-id.ts";
import { holdBlob } from "#io/storage/blob-records.ts";
import { openUnstoredConversation } from "#state/document/open-conversations.ts";
import { keepFilePictures } from "#state/vision/keep-file-pictures.ts";
import { followCapsule } from "./capsule-document.ts";

/**
 * Opens a capsule beside the user's own conversations: under other ids, with its pictures, in memory alone. Nothing of it
 * is run or fetched.
 */
export async function openCapsule(capsule: Capsule): Promise<void> {
  await keepFilePictures(capsule.pictures, "the shared conversation", holdBlob);
  const conversation = renewIds(capsule.conversation, newId);
  openUnstoredConversation(conversation);
  const { madeAtMs, madeBy } = capsule;
  followCapsule(conversation, Object.keys(capsule.pictures), { madeAtMs, madeBy, models: listModels(capsule) });
}

/** The models that answered, each with its service: "claude-opus-4-5 (AI/ML API)". */
function listModels({ conversation, services }: Capsule): string[] {
  const models = Object.values(conversation.replies).flatMap(({ origin, sentWith: { modelId, connectionId } }) => {
    const service = services[connectionId];
    return origin === "model" ? [getShortModelName(modelId) + (service ? ` (${service.name})` : "")] : [];
  });
  return [...new Set(models)];
}
