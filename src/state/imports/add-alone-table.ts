import { resolveSettings } from "#core/conversation/settings.ts";
import { countThings } from "#core/count-things.ts";
import { MAX_ROWS_AT_FIRST } from "#core/row-files/row-limits.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import { draftReplaced, getDraft } from "#state/document/drafts.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { changeConversation } from "#state/document/open-conversations.ts";
import { getChosenColumnId } from "#state/get-chosen-column-id.ts";
import { showNotice } from "#state/notices.ts";
import { addPastedRows } from "./add-pasted-rows.ts";
import { pastedOfferChanged, type PastedTable } from "./pasted-offer.ts";

/** True where a pasted table may be part of a prompt, since there is more than it, or has one row or too many to be added unasked. */
export function mayBelongToPrompt({ text, table }: PastedTable): boolean {
  const { text: draftText, attachments, ownTexts } = getDraft();
  const isAlone = draftText.trim() === text.trim() && attachments.length === 0 && !ownTexts;
  const hasTurns = Object.keys(getOpenConversation()?.turns ?? {}).length > 0;
  const isOfRows = table.rowCount > 1 && table.rowCount <= MAX_ROWS_AT_FIRST;
  return !isAlone || hasTurns || !isOfRows;
}

/** Adds the rows of a table that was pasted into an empty conversation. A notice puts it back as text. */
export async function addAloneTable(offer: PastedTable): Promise<void> {
  const before = getOpenConversation();
  const columnId = getChosenColumnId();
  if (!before || columnId === undefined) return;
  const { system, areBracesText } = resolveSettings(before, columnId);
  const names = areBracesText ? [] : listMarkers([system]).map(({ name }) => name);
  await addPastedRows(offer, names);
  const { rows, checks, variableKinds } = before;
  const keepAsText = async () => {
    await changeConversation(before.id, (now) => {
      const { checks: _checks, variableKinds: _kinds, ...others } = now;
      // Rows that were asked meanwhile stay, with their answers.
      if (Object.keys(now.replies).length > 0) return now;
      return { ...others, rows, ...(checks && { checks }), ...(variableKinds && { variableKinds }) };
    });
    if (getOpenConversation()?.id !== before.id) return;
    const draft = getDraft();
    draftReplaced({ ...draft, text: [offer.text, draft.text].filter((text) => text !== "").join("\n\n") });
    pastedOfferChanged(offer);
  };
  showNotice({
    tone: "plain",
    text: `The table that you pasted was added as ${countThings(offer.table.rowCount, "row")}.`,
    action: { label: "Keep as text", run: () => void keepAsText() },
  });
}
