import { clearedTabs } from "#io/browser/cleared-tabs.ts";
import { leaveUnsaved } from "#io/browser/leave-unsaved.ts";
import { tabStore } from "#io/storage/browser-store.ts";
import { clearTab } from "#io/storage/clear-device.ts";
import { releaseDatabase } from "#io/storage/open-database.ts";
import { showNotice } from "#state/notices.ts";

const NAME = "etude:cleared";

/** Remembers for the page that this tab loads next that everything was cleared. */
export function clearedRemembered(): void {
  tabStore.write(NAME, "yes");
}

/**
 * Loads this tab anew when another one clears everything, without writing what it still has. Says where this tab itself
 * has just cleared everything. Returns a function that stops this.
 */
export function followClearing(): () => void {
  if (tabStore.read(NAME) !== null) {
    tabStore.write(NAME, null);
    showNotice({ tone: "plain", text: "Everything was cleared." });
  }
  return clearedTabs.listen(() => {
    void releaseDatabase();
    clearTab();
    leaveUnsaved();
  });
}
