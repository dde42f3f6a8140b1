import { clearedTabs } from "#io/browser/cleared-tabs.ts";
import { leaveUnsaved } from "#io/browser/leave-unsaved.ts";
import { reloadPage } from "#io/browser/reload-page.ts";
import { clearDevice } from "#io/storage/clear-device.ts";
import { explainStorageError } from "#io/storage/explain-storage-error.ts";
import { releaseDatabase } from "#io/storage/open-database.ts";
import { allKeysForgotten } from "#state/connections/key-edits.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { showNotice } from "#state/notices.ts";
import { stopRun } from "#state/replies/load-run.ts";
import { clearedRemembered } from "./follow-clearing.ts";

/**
 * Deletes everything that Étude has stored in this browser, in all tabs, which then load anew: conversations, pictures,
 * prompts, settings, keys, connections and preferences. It cannot be undone. False where it failed, which a notice says.
 */
export async function clearEverything(): Promise<boolean> {
  try {
    const open = getOpenConversation();
    if (open) await stopRun(open.id);
    // Keys go first, and stay gone where something else cannot be cleared.
    allKeysForgotten();
    // Other tabs leave the disk, and come back to an empty one.
    clearedTabs.notify("cleared");
    await releaseDatabase();
    await clearDevice();
    // Tabs that the browser may reopen have copies of their keys; that these are forgotten was cleared too.
    allKeysForgotten();
    clearedRemembered();
    clearedTabs.notify("cleared");
    leaveUnsaved();
    return true;
  } catch (error) {
    showNotice({
      tone: "danger",
      text: `Not everything was cleared (${explainStorageError(error)}). Close the other tabs of Étude, load this page again and clear once more.`,
      action: { label: "Load again", run: reloadPage },
    });
    return false;
  }
}
