import { create } from "zustand";
import type { Id, Variant } from "#core/conversation/conversation.ts";
import { useColumns } from "#state/document/documents.ts";

/** The column whose parameters are open; ids of variants are unique over all conversations. */
const useChosen = create<{ variantId: Id }>()(() => ({ variantId: "" }));

/** A column was clicked, or the focus went into it. */
export function variantChosen(variantId: Id): void {
  if (useChosen.getState().variantId !== variantId) useChosen.setState({ variantId });
}

/** A column with its place, from 0. */
export type PlacedColumn = { variant: Variant; place: number };

/** The chosen column; the first where none was chosen, or the chosen one is off the screen. */
export function useChosenColumn(): PlacedColumn | undefined {
  const columns = useColumns();
  const chosenId = useChosen(({ variantId }) => variantId);
  return pickChosen(columns, chosenId);
}

function pickChosen(columns: readonly Variant[], chosenId: Id): PlacedColumn | undefined {
  const place = Math.max(
    0,
    columns.findIndex(({ id }) => id === chosenId),
  );
  const variant = columns[place];
  return variant && { variant, place };
}
