import { getOpenConversation } from "#state/document/documents.ts";
import { fileRefused, preparationStarted } from "#state/document/intake.ts";
import { showNotice } from "#state/notices.ts";

/** Loads the code that attaches files: while the page is idle, at the latest with the first file. */
export const loadAttaching = () => import("./attachments.ts");

/** Attaches picked files to the composer of the open conversation. They count as being prepared from now on. */
export async function attachFiles(files: readonly File[]): Promise<void> {
  const conversationId = getOpenConversation()?.id;
  const [first] = files;
  if (!first) return;
  if (conversationId === undefined) {
    showNotice({ tone: "danger", text: `“${first.name}” was not added: Étude is still loading. Add it again.` });
    return;
  }
  const loaded = preparationStarted(conversationId, first.name);
  const attaching = await loadAttaching().catch(() => undefined);
  const attached = attaching?.addFiles(files, { conversationId });
  if (!attached) fileRefused(conversationId, "The image reader is not loaded. Reload the page when you are online.");
  loaded();
  await attached;
}
