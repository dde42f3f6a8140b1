import { nameCheck } from "#core/checks/name-check.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";

function changeChecks(before: Conversation, change: (checks: readonly Check[]) => Check[]): Conversation {
  const checks = change(before.checks ?? []);
  const { checks: _old, ...others } = before;
  return checks.length === 0 ? others : { ...others, checks };
}

/** Adds a check to the open conversation, or puts it in place of the one with its id. */
export function checkSaved(check: Check): void {
  openConversationChanged((before) =>
    changeChecks(before, (checks) =>
      checks.some(({ id }) => id === check.id)
        ? checks.map((each) => (each.id === check.id ? check : each))
        : [...checks, check],
    ),
  );
}

/** Removes a check from the open conversation, with Undo. */
export function checkRemoved(id: Id): void {
  const open = getOpenConversation();
  const index = open?.checks?.findIndex((check) => check.id === id) ?? -1;
  const removed = open?.checks?.[index];
  if (!open || !removed) return;
  openConversationChanged((before) => changeChecks(before, (checks) => checks.filter((check) => check.id !== id)));
  showUndoNotice(`The check “${nameCheck(removed)}” was removed.`, open.id, (before) =>
    changeChecks(before, (checks) => checks.toSpliced(index, 0, removed)),
  );
}
