import { countThings } from "#core/count-things.ts";
import type { Check } from "#core/conversation/check.ts";
import type { Conversation, Row } from "#core/conversation/conversation.ts";
import { appendRows, becomeChat, omitRows, placeInRows, setRowValue } from "#core/conversation/edit-rows.ts";
import { pickRemoved } from "#core/conversation/pick-removed.ts";
import { openRow as showRow } from "#core/conversation/rows.ts";
import type { VariableKind } from "#core/conversation/variable-kind.ts";
import { formatCount } from "#core/format.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { rowRunStopped } from "#state/replies/row-runs.ts";
import { stopRemoved } from "./stop-removed.ts";

/** Adds rows of these values to the open conversation, in which a chat with replies becomes the first row. */
export function addRows(values: readonly Row["values"][], kinds: Record<string, VariableKind> = {}): void {
  openConversationChanged((before) => appendRows(before, values, newId, kinds));
}

/** Adds rows with the checks of their answers to the open conversation, with one Undo, which leaves what was answered. */
export function addRowsWithChecks(
  values: readonly Row["values"][],
  kinds: Record<string, VariableKind>,
  checks: readonly Check[],
): void {
  const open = getOpenConversation();
  if (!open) return;
  openConversationChanged((before) => {
    const after = appendRows(before, values, newId, kinds);
    return { ...after, checks: [...(after.checks ?? []), ...checks] };
  });
  const after = getOpenConversation();
  const rowIds = Object.keys(after?.rows ?? {}).filter((id) => !Object.hasOwn(open.rows, id));
  const checkIds = new Set(checks.map(({ id }) => id));
  showUndoNotice(
    `${countThings(values.length, "row")} and ${countThings(checks.length, "check")} were added.`,
    open.id,
    (conversation) => {
      const answered = new Set(Object.values(conversation.replies).map(({ rowId }) => rowId));
      const { checks: own = [], ...rest } = omitRows(
        conversation,
        rowIds.filter((id) => !answered.has(id)),
      );
      const kept = own.filter(({ id }) => !checkIds.has(id));
      const without: Conversation = kept.length === 0 ? rest : { ...rest, checks: kept };
      // A chat that became a row is a chat again.
      return Object.keys(open.rows).length === 0 ? becomeChat(without) : without;
    },
  );
}

/** Sets the value of a variable in a row. */
export function changeRowValue(rowId: Id, name: string, value: string): void {
  openConversationChanged((before) => setRowValue(before, rowId, name, value));
}

/** Shows one row; with undefined, the table of all. */
export function openRow(rowId: Id | undefined): void {
  openConversationChanged((before) => showRow(before, rowId));
}

/** Removes rows with the replies to them, with Undo. */
export function removeRows(rowIds: readonly Id[]): void {
  const open = getOpenConversation();
  if (!open) return;
  const removed = new Set<Id | undefined>(rowIds);
  rowRunStopped(open.id, ({ rowId }) => removed.has(rowId));
  const after = omitRows(open, rowIds);
  const before = stopRemoved(open, after);
  openConversationChanged((conversation) => omitRows(conversation, rowIds));
  const rows = pickRemoved(before.rows, after.rows);
  const replies = pickRemoved(before.replies, after.replies);
  const shown = pickRemoved(before.view.shown, after.view.shown);
  const count = Object.keys(rows).length;
  if (count === 0) return;
  const text = count > 1 ? `${formatCount(count)} rows were removed.` : "The row was removed.";
  showUndoNotice(text, open.id, (conversation) => {
    const restored: Conversation = {
      ...conversation,
      rows: { ...conversation.rows, ...rows },
      replies: { ...conversation.replies, ...replies },
      view: { ...conversation.view, shown: { ...conversation.view.shown, ...shown } },
    };
    return showRow(placeInRows(restored), before.view.rowId);
  });
}

/** Makes the only row of the open conversation a chat, which keeps its answers; does nothing where there are several. */
export function showAsChat(): void {
  openConversationChanged(becomeChat);
}
