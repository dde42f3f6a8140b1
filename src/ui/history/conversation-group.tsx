import type { ReactNode, RefObject } from "react";
import { useRef } from "react";
import type { SavedConversation } from "#state/document/saved-list-changes.ts";
import { useFocusedRow } from "./use-focused-row.ts";
import { useRowsInView } from "./use-rows-in-view.ts";

/**
 * The place of a row in its list: its number from 1, the number of all rows, and the height of the rows before it that are
 * not drawn.
 */
export type RowPlace = { number: number; count: number; gapPx: number };

/** The conversations of one group under its heading; only the rows in view are drawn, and the one that has the focus. */
export function ConversationGroup({
  label,
  action,
  items,
  scroller,
  renderRow,
}: {
  label: string;
  /** Content at the end of the heading. */
  action?: ReactNode;
  items: readonly SavedConversation[];
  scroller: RefObject<HTMLElement | null>;
  /** The row of an item, an `li` with the item's id as its `data-id` and key. */
  renderRow: (item: SavedConversation, place: RowPlace) => ReactNode;
}) {
  const list = useRef<HTMLUListElement>(null);
  const focusedId = useFocusedRow(list);
  const { first, last, rowPx } = useRowsInView(scroller, list, items.length);
  const drawn = items
    .map((item, index) => ({ item, index }))
    .filter(({ item, index }) => (index >= first && index <= last) || item.id === focusedId);
  const lastDrawn = drawn.at(-1)?.index ?? -1;
  return (
    <section aria-label={label}>
      <div className="mx-1.5 mt-3 mb-1 flex items-center justify-between text-xs text-ink-3">
        <h2 className="font-medium">{label}</h2>
        {action}
      </div>
      <ul ref={list} className="flex flex-col" style={{ paddingBlockEnd: (items.length - 1 - lastDrawn) * rowPx }}>
        {drawn.map(({ item, index }, position) =>
          renderRow(item, {
            number: index + 1,
            count: items.length,
            gapPx: (index - 1 - (drawn[position - 1]?.index ?? -1)) * rowPx,
          }),
        )}
      </ul>
    </section>
  );
}
