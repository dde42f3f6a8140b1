import type { Id } from "#core/vocabulary.ts";
import { watchLaterHeads } from "#io/storage/later-heads.ts";
import { getConversation } from "#state/document/documents.ts";
import { showNotice } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";
import { loadNewVersion } from "./offline-copy.ts";

const toldIds = new Set<Id>();
onReset(() => toldIds.clear());

/** Says once of each conversation in memory that a newer Étude in another tab has written it, and that this one writes it no more. */
export function followLaterHeads(): void {
  watchLaterHeads((id) => {
    if (toldIds.has(id) || !getConversation(id)) return;
    toldIds.add(id);
    showNotice({
      tone: "danger",
      text: "A newer version of Étude in another tab has changed this conversation. Answers that are under way here are kept; anything else that you change in it here is not saved. Reload this page to go on.",
      action: { label: "Reload", run: () => void loadNewVersion() },
    });
  });
}
