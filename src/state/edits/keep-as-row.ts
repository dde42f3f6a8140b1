import type { Turn } from "#core/conversation/conversation.ts";
import { keepAsRow } from "#core/conversation/keep-as-row.ts";
import { listRows } from "#core/conversation/rows.ts";
import { formatCount } from "#core/format.ts";
import { newId } from "#io/browser/new-id.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { announce } from "#state/notices.ts";

/** Keeps a turn of the open conversation as a row; a chat becomes the first one. */
export function turnKept(turn: Turn): void {
  openConversationChanged((before) => keepAsRow(before, turn, newId));
  const open = getOpenConversation();
  if (open) announce(`Kept as row ${formatCount(listRows(open).length)}.`);
}
