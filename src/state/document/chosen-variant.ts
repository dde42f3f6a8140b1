import { create } from "zustand";
import type { Variant } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { useColumns } from "./documents.ts";

/** The column whose parameters are open; ids of variants are unique over all conversations. */
const useChosen = create<{ variantId: Id }>()(() => ({ variantId: "" }));

/** Chooses a column that was clicked or focused. */
export function variantChosen(variantId: Id): void {
  if (useChosen.getState().variantId !== variantId) useChosen.setState({ variantId });
}

/** A column with its index, from 0. */
export type IndexedColumn = { variant: Variant; columnIndex: number };

/** The chosen column; the first where none was chosen or the chosen one is hidden. */
export function useChosenColumn(): IndexedColumn | undefined {
  const columns = useColumns();
  const chosenId = useChosen(({ variantId }) => variantId);
  return selectChosenColumn(columns, chosenId);
}

function selectChosenColumn(columns: readonly Variant[], chosenId: Id): IndexedColumn | undefined {
  const columnIndex = Math.max(
    0,
    columns.findIndex(({ id }) => id === chosenId),
  );
  const variant = columns[columnIndex];
  return variant && { variant, columnIndex };
}
