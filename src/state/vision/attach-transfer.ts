import { cutText } from "#core/cut-text.ts";
import type { TransferContent } from "#core/content/read-transfer.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { addFiles, type AttachTarget } from "./attachments.ts";
import { attachFromAddress } from "./image-sources.ts";
import { fileRefused, preparationStarted, refusalsClosed } from "./intake.ts";

/** The most characters of an address in the chip that says it is being fetched. */
const MAX_NAME_CHARS = 40;

/** Attaches the files of a clipboard or a drag, or the picture at its address. What is not taken is said. */
export async function attachTransfer(
  content: Extract<TransferContent<File>, { kind: "files" | "picture-address" }>,
  turnId: AttachTarget["turnId"],
): Promise<void> {
  const conversationId = getOpenConversation()?.id;
  if (conversationId === undefined) return;
  const target = { conversationId, turnId };
  if (content.kind === "files") {
    const refusals = content.folderNames.map(
      (name) => `“${name}” is a folder and was not attached. Drop the images in it instead.`,
    );
    await addFiles(content.files, target, { refusals });
    return;
  }
  const fieldId = turnId ?? conversationId;
  refusalsClosed(fieldId);
  const finished = preparationStarted(fieldId, cutText(content.address, MAX_NAME_CHARS));
  try {
    const reason = await attachFromAddress(content.address, new AbortController().signal, target);
    if (reason !== null) fileRefused(fieldId, reason);
  } finally {
    finished();
  }
}
