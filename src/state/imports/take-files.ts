import { isMaybeImport } from "#core/imports/is-maybe-import.ts";
import { isTableName } from "#core/row-files/is-table-name.ts";
import { listMarkers } from "#core/templates/scan-template.ts";
import type { Id } from "#core/vocabulary.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { getColumnText, getDraft } from "#state/document/drafts.ts";
import { getChosenColumnId } from "#state/get-chosen-column-id.ts";
import { getLayer, layerOpened } from "#state/layers.ts";
import { showNotice } from "#state/notices.ts";
import { attachTransfer } from "#state/vision/attach-transfer.ts";
import { importForgotten, readImportSources } from "./read-import-sources.ts";
import { toFileInput } from "./read-row-input.ts";

/**
 * Takes files whose names may be those of an import. Conversations, requests and archives are imported, tables become rows; other
 * texts, and a table beside a prompt that has no markers for its columns, are attached as documents. True where they are attached to the
 * prompt, which the page shows.
 */
export async function takeFiles(files: readonly File[], turnId: Id | undefined): Promise<boolean> {
  const areTables = files.every(({ name }) => isTableName(name));
  const isImport = areTables ? !isBesidePrompt(turnId) : await areRequests(files);
  if (isImport) {
    layerOpened({ kind: "import", files });
    return false;
  }
  await attachTransfer({ kind: "files", files, folderNames: [] }, turnId);
  if (areTables) {
    const what =
      files.length === 1 ? `“${files[0]?.name}” was attached as a document` : "The tables were attached as documents";
    const run = () => layerOpened({ kind: "add-rows", input: toFileInput(files) });
    showNotice({ tone: "plain", text: `${what}, beside the prompt.`, action: { label: "Add as rows", run } });
  }
  return turnId === undefined && getLayer() === null;
}

/** True where a prompt is written that asks about a table: one without markers, in a conversation without rows. */
function isBesidePrompt(turnId: Id | undefined): boolean {
  if (turnId !== undefined) return true;
  const text = getColumnText(getDraft(), getChosenColumnId() ?? "");
  const hasRows = Object.keys(getOpenConversation()?.rows ?? {}).length > 0;
  return text.trim() !== "" && listMarkers([text]).length === 0 && !hasRows;
}

/** The beginning of a file, in which a request shows. */
const HEAD_BYTES = 20_000;

/** True where one of the files is data of another program, or a text that is read as a request. */
async function areRequests(files: readonly File[]): Promise<boolean> {
  if (files.some(({ name }) => /\.(?:jsonl?|zip)$/i.test(name))) return true;
  const heads = await Promise.all(files.map((file) => file.slice(0, HEAD_BYTES).text()));
  if (!heads.some((head) => isMaybeImport(head))) return false;
  const read = await readImportSources(files, new AbortController().signal);
  importForgotten(read);
  return (read.backups?.length ?? 0) > 0 || read.sources.some((source) => !("reason" in source));
}
