import { matchColumns } from "#core/row-files/match-columns.ts";
import { layerOpened } from "#state/layers.ts";
import type { PastedTable } from "./pasted-offer.ts";
import { pastedOfferChanged } from "./pasted-offer.ts";
import { toTextInput } from "./read-row-input.ts";
import { takeRows } from "./take-rows.ts";

/** Adds the rows of a pasted table, whose columns fill the variables with their names. The composer loses the table. */
export async function addPastedRows({ table, text }: PastedTable, variables: readonly string[]): Promise<void> {
  pastedOfferChanged(null);
  const uses = matchColumns(table.columns, variables);
  await takeRows({ table, input: toTextInput(text), uses, count: table.records.length }, new AbortController().signal);
}

/** Opens the dialog *Add rows* with a pasted table. */
export function showPastedRows({ text }: PastedTable): void {
  layerOpened({ kind: "add-rows", input: toTextInput(text) });
}
