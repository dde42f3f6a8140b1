import type { StorageTrouble } from "#io/storage/storage-trouble.ts";

const LOST = "What you do here is lost when you close or reload this page.";
/** The fault of the storage, and its consequence for the person. */
export const TROUBLE_SENTENCES: Record<StorageTrouble, string> = {
  silent: `This browser's storage does not answer. ${LOST}`,
  refused: `Nothing is saved, because this browser refuses storage, as in some private windows. ${LOST}`,
  newer: `A newer version of Étude saved your conversations, and this version cannot read them. ${LOST}`,
  blocked: `An earlier version of Étude is open in another tab and holds your conversations. Close that tab to see them. ${LOST}`,
  replaced: "A newer version of Étude is open in another tab. Load this page again before you go on.",
};
