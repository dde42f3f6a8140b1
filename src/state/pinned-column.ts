import type { Id } from "#core/vocabulary.ts";
import { useColumnIds } from "#state/document/documents.ts";
import { usePreference } from "#state/preferences/preferences.ts";
import type { IndexedColumn } from "./page-choices.ts";

/** The column that stands first and stays in sight while the others scroll; undefined for none, and where there is no other. */
export const usePinnedColumnId = (): Id | undefined => findPinnedId(useColumnIds(), usePreference("pinnedColumns"));

/** The first of several columns that is pinned. */
export const findPinnedId = (columnIds: readonly Id[], pinned: readonly Id[]): Id | undefined =>
  columnIds.length > 1 ? columnIds.find((id) => pinned.includes(id)) : undefined;

/** The columns in the order in which they are drawn: the pinned one first. Each keeps its index, and so its letter. */
export function listDrawnColumns(columnIds: readonly Id[], pinnedId: Id | undefined): readonly IndexedColumn[] {
  const isFirst = ({ variantId }: IndexedColumn) => Number(variantId === pinnedId);
  return columnIds
    .map((variantId, columnIndex) => ({ variantId, columnIndex }))
    .toSorted((a, b) => isFirst(b) - isFirst(a));
}
