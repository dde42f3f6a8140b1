import { getThread } from "#core/conversation/get-thread.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { openRow } from "#core/conversation/rows.ts";
import type { Address } from "#core/links/address.ts";
import { formatConversationHash, NEW_HASH } from "#core/links/conversation-hash.ts";
import type { Id } from "#core/vocabulary.ts";
import { writeUrlHash } from "#io/browser/page-url.ts";
import { hasRecord } from "#state/document/save-states.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { turnVersionShown } from "#state/edits/turn-edits.ts";
import { layerOpened } from "#state/layers.ts";
import { showNotice } from "#state/notices.ts";
import { turnAddressed, variantChosen } from "#state/page-choices.ts";
import { preferencesChanged } from "#state/preferences/preferences.ts";
import { getIsPhone } from "#state/window-width.ts";

const TURN_GONE = "The turn of this address was deleted. Its conversation is open.";
const ROW_GONE = "The row of this address was removed. The table of its conversation is open.";
const COLUMN_GONE = "The column of this address is not shown any more. Its conversation is open.";

/** Opens what the address names of its conversation, or over it. */
export function openPlace({ rowId, turnId, variantId, promptId }: Address): void {
  if (promptId !== undefined) layerOpened({ kind: "prompt", promptId });
  const open = getOpenConversation();
  if (promptId === undefined) openConversationChanged((before) => openRow(before, rowId));
  if (open && rowId !== undefined && !Object.hasOwn(open.rows, rowId)) refuse(ROW_GONE);
  if (!open || (turnId === undefined && variantId === undefined)) return;
  const hasColumn = variantId === undefined || listColumns(open).some(({ id }) => id === variantId);
  if (variantId !== undefined && hasColumn) variantChosen(variantId);
  if (turnId !== undefined && !open.turns[turnId]) refuse(TURN_GONE);
  else if (turnId !== undefined) {
    if (!getThread(open.turns, open.view.leafTurnId).some(({ id }) => id === turnId)) turnVersionShown(turnId);
    turnAddressed({ turnId, variantId });
  }
  if (!hasColumn) showRefusal(COLUMN_GONE);
}

/** Says why an address is not opened, and gives the page the address of what is open again. */
export function refuse(sentence: string): void {
  restoreHash();
  showRefusal(sentence);
}

export function restoreHash(): void {
  const id = getOpenConversation()?.id ?? "";
  writeUrlHash(formatOwnHash(id), { id });
}

export function showRefusal(sentence: string): void {
  showNotice({ tone: "danger", text: sentence, action: { label: "Show conversations", run: showList } });
}

function showList(): void {
  if (getIsPhone()) layerOpened({ kind: "navigation" });
  else {
    preferencesChanged({ navigationOpen: true });
    requestAnimationFrame(() => document.querySelector<HTMLElement>("nav a[aria-current], nav a")?.focus());
  }
}

/** The hash of a conversation in memory. */
export const formatOwnHash = (id: Id): string => (hasRecord(id) ? formatConversationHash(id) : NEW_HASH);
