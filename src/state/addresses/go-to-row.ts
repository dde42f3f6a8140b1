import { formatAddress } from "#core/links/address.ts";
import type { Id } from "#core/vocabulary.ts";
import { getEntryMark, getUrlHash, writeUrlHash } from "#io/browser/page-url.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { openRow } from "#state/edits/row-edits.ts";
import { onReset } from "#state/reset-state.ts";

/** The address of the row that was opened from the table, so that the table is one step back. */
let hashFromTable: string | undefined;
onReset(() => (hashFromTable = undefined));

/**
 * Opens a row of the open conversation, or its table for undefined, and writes the place into the page's address. A row
 * that is opened from the table is a step in the browser's history; one that is opened from another row takes its place.
 */
export function goToRow(rowId: Id | undefined): void {
  const open = getOpenConversation();
  if (!open || open.view.rowId === rowId) return;
  const mark = getEntryMark();
  const wasTable = open.view.rowId === undefined;
  const isFromTable = hashFromTable !== undefined && getUrlHash() === hashFromTable;
  if (rowId === undefined && isFromTable && mark?.layer === undefined) {
    history.back();
    return;
  }
  const hash = formatAddress({ conversationId: open.id, ...(rowId === undefined ? {} : { rowId }) });
  const isStep = mark?.layer !== "spent" && (wasTable || (rowId === undefined && !isFromTable));
  hashFromTable = rowId !== undefined && (wasTable || isFromTable) ? hash : undefined;
  writeUrlHash(hash, { id: open.id }, isStep);
  openRow(rowId);
}
