import { create } from "zustand";
import type { RowMark } from "#core/table/row-marks.ts";
import type { RowSorting } from "#core/table/sort-rows.ts";
import type { Id } from "#core/vocabulary.ts";
import { onReset } from "./reset-state.ts";

/** A cell of the table: a row and the index of a column, or -1 for the row's own values. */
export type TablePosition = { rowId: Id; columnIndex: number };

/** The choices in the table of a conversation. They last until the page is loaded again. */
export type TableChoices = {
  /** The marks that the listed rows have. */
  filters: readonly RowMark[];
  /** Only rows with an answer that fails a check, of all reasons or for this one; undefined for all rows. */
  failing: { reason?: string } | undefined;
  sorting: RowSorting | undefined;
  /** The turn whose replies are shown; the last one where it is none of the open branch. */
  turnId: Id | undefined;
  /** The cell that the keys work on. */
  position: TablePosition | undefined;
};

const INITIAL: TableChoices = {
  filters: [],
  failing: undefined,
  sorting: undefined,
  turnId: undefined,
  position: undefined,
};
const useChoices = create<{ byConversation: Record<Id, TableChoices> }>()(() => ({ byConversation: {} }));
onReset(() => useChoices.setState({ byConversation: {} }));

export function tableChosen(conversationId: Id, change: Partial<TableChoices>): void {
  useChoices.setState(({ byConversation }) => ({
    byConversation: {
      ...byConversation,
      [conversationId]: { ...(byConversation[conversationId] ?? INITIAL), ...change },
    },
  }));
}

export const useTableChoices = (conversationId: Id): TableChoices =>
  useChoices(({ byConversation }) => byConversation[conversationId] ?? INITIAL);
