import type { RefObject } from "react";
import { useRef } from "react";
import type { Id } from "#core/vocabulary.ts";
import type { SavedConversation } from "#state/document/saved-list-changes.ts";
import { ConversationItem } from "./conversation-item.tsx";
import { useFocusedRow } from "./use-focused-row.ts";
import { useRowsInView } from "./use-rows-in-view.ts";

/** The conversations of one age under its heading; only the rows in view are drawn, and the one that has the focus. */
export function ConversationGroup({
  label,
  items,
  openId,
  scroller,
  onChosen,
}: {
  label: string;
  items: readonly SavedConversation[];
  openId: Id;
  scroller: RefObject<HTMLElement | null>;
  onChosen: () => void;
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
      <h2 className="mx-1.5 mt-3 mb-1 text-xs font-medium text-ink-3">{label}</h2>
      <ul ref={list} className="flex flex-col" style={{ paddingBlockEnd: (items.length - 1 - lastDrawn) * rowPx }}>
        {drawn.map(({ item, index }, position) => (
          <ConversationItem
            key={item.id}
            item={item}
            isOpen={item.id === openId}
            number={index + 1}
            count={items.length}
            gapPx={(index - 1 - (drawn[position - 1]?.index ?? -1)) * rowPx}
            onChosen={onChosen}
          />
        ))}
      </ul>
    </section>
  );
}
