import { writeSorted } from "#core/compare/write-sorted.ts";
import type { CheckDraft } from "#core/evaluations/check-draft.ts";
import type { Check } from "#core/conversation/check.ts";
import { countThings } from "#core/count-things.ts";
import type { VariableKind } from "#core/conversation/variable-kind.ts";
import { buildRowValues, type ColumnUse } from "#core/row-files/match-columns.ts";
import { renameInChecks } from "#core/row-files/rename-in-checks.ts";
import type { RowTable } from "#core/row-files/row-table.ts";
import { newCheck } from "#state/checks/new-check.ts";
import { checkExpected } from "#state/checks/check-expected.ts";
import { newId } from "#io/browser/new-id.ts";
import { addRows, addRowsWithChecks } from "#state/edits/row-edits.ts";
import { draftReplaced, getDraft, listDraftTexts } from "#state/document/drafts.ts";
import { getOpenConversation } from "#state/document/documents.ts";
import { announce, showNotice } from "#state/notices.ts";
import type { RowInput } from "./read-row-input.ts";
import { createPictureTaker } from "./take-row-pictures.ts";

/** More refusals would cover the page. */
const MAX_REFUSALS = 3;

type Taken = {
  table: RowTable;
  input: RowInput;
  uses: readonly ColumnUse[];
  count: number;
  /** True where the checks of the table are added too. */
  takesChecks?: boolean;
};

/**
 * Adds the first rows of a table to the open conversation, with their pictures stored and a check of what they expect. A picture that is refused leaves its
 * row without one, and is said. False where nothing was added, since it was stopped or another conversation was opened.
 */
export async function takeRows(
  { table, input, uses, count, takesChecks = true }: Taken,
  signal: AbortSignal,
  onProgress: (doneCount: number) => void = () => {},
): Promise<boolean> {
  const conversationId = getOpenConversation()?.id;
  const written = buildRowValues(table, uses, count);
  const pictureNames = new Set(uses.flatMap(({ name, kind }) => (kind === "picture" ? [name] : [])));
  const refusals = new Set<string>();
  const takePicture = createPictureTaker(input);
  const rows: Record<string, string>[] = pictureNames.size === 0 ? written : [];
  for (const row of pictureNames.size === 0 ? [] : written) {
    const values: [string, string][] = [];
    for (const [name, value] of Object.entries(row)) {
      const made = pictureNames.has(name) ? await takePicture(value) : { value };
      if (signal.aborted) return false;
      if ("value" in made) values.push([name, made.value]);
      else refusals.add(made.reason);
    }
    rows.push(Object.fromEntries(values));
    onProgress(rows.length);
  }
  if (conversationId === undefined || getOpenConversation()?.id !== conversationId) return false;
  const kinds: Record<string, VariableKind> = Object.fromEntries(
    uses.flatMap(({ name, kind, isLeftOut }) => (isLeftOut || kind === "text" ? [] : [[name, { kind }]])),
  );
  const checks = takesChecks ? buildChecks(table, uses) : [];
  if (checks.length > 0) addRowsWithChecks(rows, kinds, checks);
  else {
    addRows(rows, kinds);
    checkExpected(rows);
  }
  removeFromPrompt(input);
  fillPrompt(table.prompt);
  announce(`${countThings(rows.length, "row")} added.`);
  for (const text of [...refusals].slice(0, MAX_REFUSALS)) showNotice({ tone: "danger", text });
  if (refusals.size > MAX_REFUSALS)
    showNotice({
      tone: "danger",
      text: `${countThings(refusals.size - MAX_REFUSALS, "more picture")} could not be taken.`,
    });
  return true;
}

/** The checks of a table that the open conversation has not yet, without those of columns that are left out. */
function buildChecks({ checks = [], columns }: RowTable, uses: readonly ColumnUse[]): Check[] {
  const placed = renameInChecks(checks, (name) => {
    const use = uses[columns.findIndex((column) => column.name === name)];
    return use?.isLeftOut ? undefined : use?.name;
  });
  const known = new Set(getOpenConversation()?.checks?.map(({ id: _id, ...check }) => writeSorted(check)));
  return placed.filter((check) => !known.has(writeSorted(check))).map(completeCheck);
}

/** A check to add; a judge is the model that all columns share. */
function completeCheck(draft: CheckDraft): Check {
  if (draft.kind !== "judge") return { id: newId(), ...draft };
  const { promptName = "", form = "", prompt = "", rules = "" } = draft.options;
  return { ...newCheck("judge", { promptName, form, prompt, rules }), ...omitOptions(draft) };
}

const omitOptions = ({ options: _options, ...rest }: CheckDraft) => rest;

/** Puts the prompt of a table into an empty composer. */
function fillPrompt(prompt: string | undefined): void {
  const draft = getDraft();
  if (prompt === undefined || listDraftTexts(draft).join("").trim() !== "") return;
  draftReplaced({ ...draft, text: prompt });
}

/** Takes a table that was pasted into the composer out of it, since its rows are added. */
function removeFromPrompt([source]: RowInput): void {
  const pasted = typeof source?.content === "string" ? source.content.trim() : "";
  const draft = getDraft();
  if (pasted === "" || !draft.text.includes(pasted)) return;
  draftReplaced({ ...draft, text: draft.text.replace(pasted, () => "").trim() });
}
