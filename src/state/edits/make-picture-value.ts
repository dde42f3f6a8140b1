import { getConversationImageLimits } from "#core/conversation/conversation-image-limits.ts";
import { writePictureValue } from "#core/conversation/picture-value.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { loadPreparation } from "#state/vision/attachments.ts";

/** A file as the value of a variable, with its bytes stored, or the reason of a refusal. */
export async function makePictureValue(file: File): Promise<{ value: string } | { reason: string }> {
  const open = getOpenConversation();
  if (!open) return { reason: "Étude is still loading." };
  try {
    const { makeAttachment } = await loadPreparation();
    const outcome = await makeAttachment(file, file.name, getConversationImageLimits(open), undefined);
    return outcome.ok ? { value: writePictureValue(outcome.attachment.part) } : { reason: outcome.reason };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason: `“${file.name}” could not be read: ${reason}.` };
  }
}
