import { dissolveSweep } from "#core/conversation/change-sweep.ts";
import { compareRowSizes } from "#core/conversation/compare-row-sizes.ts";
import { removeVariants } from "#core/conversation/edit-variants.ts";
import { countThings } from "#core/count-things.ts";
import { newId } from "#io/browser/new-id.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { stopVariant } from "#state/replies/stop-replies.ts";

/**
 * Makes a column for each of these sizes of the pictures that fill a variable of the rows. Returns the end of a sentence where
 * that is impossible, else null.
 */
export function applyRowSizes(name: string, typed: string): string | null {
  const open = getOpenConversation();
  if (!open) return null;
  const { leafTurnId } = open.view;
  const threadEndId = leafTurnId === null ? null : (open.turns[leafTurnId]?.parentId ?? null);
  const compared = compareRowSizes(open, name, typed, threadEndId, newId);
  if ("reason" in compared) return compared.reason;
  const { addedIds, sweepIds } = compared;
  const { variants, sweeps } = compared.conversation;
  openConversationChanged((before) => ({ ...before, variants, sweeps }));
  showUndoNotice(
    `${countThings(addedIds.length, "column")} more, for other sizes of ${name}. Run asks what they lack.`,
    open.id,
    (before) => sweepIds.reduce(dissolveSweep, removeVariants(before, addedIds)),
    () => {
      for (const id of addedIds) stopVariant(open.id, id);
    },
  );
  return null;
}
