import { cutText } from "#core/cut-text.ts";
import type { TransferContent } from "#core/content/read-transfer.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { addFiles, type AttachTarget } from "./attachments.ts";
import { fileRefused, preparationStarted, refusalsClosed } from "#state/document/intake.ts";

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
    // Not part of the first load, since few pictures come as an address.
    const { attachFromAddress } = await import("./image-sources.ts");
    const reason = await attachFromAddress(content.address, new AbortController().signal, target);
    if (reason !== null) fileRefused(fieldId, reason);
  } catch {
    fileRefused(fieldId, "The image reader is not loaded. Reload the page when you are online.");
  } finally {
    finished();
  }
}
