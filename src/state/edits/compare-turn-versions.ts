import { compareVersions, endComparison } from "#core/conversation/compare-versions.ts";
import type { Turn } from "#core/conversation/conversation.ts";
import { newId } from "#io/browser/new-id.ts";
import { conversationChanged, getOpenConversation } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { showNotice } from "#state/notices.ts";
import { getChosenColumnId } from "#state/get-chosen-column-id.ts";
import { variantChosen } from "#state/page-choices.ts";

/**
 * Opens the versions of a turn as columns, with the settings of the chosen column and the answers that they have. Undo shows
 * the columns from before.
 */
export function versionsCompared(turn: Turn): void {
  const open = getOpenConversation();
  const baseId = getChosenColumnId();
  if (!open || baseId === undefined) return;
  const compared = compareVersions(open, turn, baseId, { newId, nowMs: Date.now() });
  if ("reason" in compared) {
    showNotice({ tone: "plain", text: `${compared.reason}.` });
    return;
  }
  const { conversation, ...columns } = compared;
  const { addedIds, hiddenIds } = columns;
  conversationChanged(open.id, () => conversation);
  variantChosen(baseId);
  const setAside =
    hiddenIds.length === 0
      ? ""
      : hiddenIds.length === 1
        ? " 1 column is set aside."
        : ` ${hiddenIds.length} columns are set aside.`;
  showUndoNotice(`${addedIds.length + 1} versions stand side by side, with their answers.${setAside}`, open.id, (now) =>
    endComparison(now, { ...columns, shownTurnId: turn.id }),
  );
}
