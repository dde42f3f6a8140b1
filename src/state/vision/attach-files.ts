import { fileRefused, preparationStarted } from "#state/document/intake.ts";
import { waitForOpenId } from "#state/document/wait-for-open-id.ts";

/** Loads the code that attaches files: while the page is idle, at the latest with the first file. */
export const loadAttaching = () => import("./attachments.ts");

/** Attaches picked files to the composer of the open conversation. They count as being prepared from now on. */
export async function attachFiles(files: readonly File[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  const conversationId = await waitForOpenId();
  const loaded = preparationStarted(conversationId, first.name);
  const attaching = await loadAttaching().catch(() => undefined);
  const attached = attaching?.addFiles(files, { conversationId });
  if (!attached) fileRefused(conversationId, "The image reader is not loaded. Reload the page when you are online.");
  loaded();
  await attached;
}
