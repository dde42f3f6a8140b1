import { openDatabase } from "#io/storage/open-database.ts";
import { followKeys } from "#state/connections/keys.ts";
import { autosaveDocuments, flushDocuments } from "#state/document/autosave-documents.ts";
import { followOtherTabs } from "#state/document/follow-other-tabs.ts";
import { followStorage } from "#state/document/follow-storage.ts";

/**
 * Saves what changes, and follows what other tabs and the browser do to what is stored. `openFirst` opens what the page's
 * address names, which was `hashAtStart`. Returns the function that writes what is not saved yet.
 */
export function followDisk(openFirst: () => Promise<void>, hashAtStart: string): typeof flushDocuments {
  autosaveDocuments();
  followOtherTabs();
  followKeys();
  followStorage(openFirst, hashAtStart);
  // What is the matter with it is said before there is something to save.
  openDatabase().catch(() => undefined);
  return flushDocuments;
}
