import { isPastedTable } from "#core/row-files/is-pasted-table.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { draftReplaced, EMPTY_DRAFT, getColumnText, getDraft } from "#state/document/drafts.ts";
import { loadRun } from "#state/replies/load-run.ts";
import { getChosenColumnId } from "#state/get-chosen-column-id.ts";
import { showNotice } from "#state/notices.ts";
import { addAloneTable, mayBelongToPrompt } from "./add-alone-table.ts";
import { addImport } from "./add-import.ts";
import type { TakenOffers } from "./import-offers.ts";
import type { PastedCode, PastedOffer } from "./pasted-offer.ts";
import { pastedOfferChanged } from "./pasted-offer.ts";
import { importForgotten, readImportSources } from "./read-import-sources.ts";
import { readRowInput, toTextInput } from "./read-row-input.ts";

const NO_ABORT = new AbortController().signal;

/**
 * Offers to open a pasted text where it is a request for certain, and to add its rows where it is a table; a table that is
 * all there is becomes rows at once. `shownText` is the text as it stands in the composer; secrets that are still in it are
 * hidden there.
 */
export async function offerPasted(text: string, shownText: string): Promise<void> {
  const conversationId = getOpenConversation()?.id;
  if (isPastedTable(text)) {
    const table = await readRowInput(toTextInput(shownText), {}, NO_ABORT);
    if ("reason" in table || conversationId === undefined || getOpenConversation()?.id !== conversationId) return;
    const offer = { kind: "table", conversationId, text: shownText, table } as const;
    if (mayBelongToPrompt(offer)) pastedOfferChanged(offer);
    else await addAloneTable(offer);
    return;
  }
  const read = await readImportSources(text, NO_ABORT);
  const [source] = read.sources;
  if (!source || "reason" in source || conversationId === undefined || getOpenConversation()?.id !== conversationId) {
    importForgotten(read);
    return;
  }
  const draft = getDraft();
  const hide = (text: string) => source.secrets.reduce((left, secret) => left.replaceAll(secret, "‹secret›"), text);
  const hidden = {
    ...draft,
    text: hide(draft.text),
    ...(draft.ownTexts && { ownTexts: mapTexts(draft.ownTexts, hide) }),
  };
  const isChanged = JSON.stringify(hidden) !== JSON.stringify(draft);
  if (isChanged) draftReplaced(hidden);
  const shown = getColumnText(hidden, getChosenColumnId() ?? "");
  pastedOfferChanged({ kind: "code", conversationId, text: isChanged ? shown : shownText, read });
}

const mapTexts = (texts: Record<Id, string>, change: (text: string) => string): Record<Id, string> =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, change(text)]));

/** Opens the pasted request as a conversation, and sends it where `isRun`. A composer with nothing else is emptied. */
export async function openPasted({ text, read }: PastedCode, offers: TakenOffers, isRun: boolean): Promise<void> {
  const draft = getDraft();
  const isAlone = draft.text.trim() === text.trim() && draft.attachments.length === 0;
  pastedOfferChanged(null);
  if (isAlone) draftReplaced(EMPTY_DRAFT);
  const isOpen = await addImport(read, [{ sourceIndex: 0, conversationIndex: 0 }], offers, NO_ABORT);
  importForgotten(read);
  if (!isOpen) {
    if (isAlone) draftReplaced(draft);
    return;
  }
  if (!isRun) return;
  const { run } = await loadRun();
  const reason = await run();
  if (reason !== null) showNotice({ tone: "plain", text: reason });
}

/** Takes the offer back. */
export function pastedOfferClosed(offer: PastedOffer): void {
  pastedOfferChanged(null);
  if (offer.kind === "code") importForgotten(offer.read);
}
