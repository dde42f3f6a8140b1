import type { KeyboardEvent, RefObject } from "react";
import { useRef, useState } from "react";
import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import type { Id } from "#core/vocabulary.ts";
import type { SavedConversation } from "#state/document/saved-list-changes.ts";
import { editList } from "#state/edits/edit-list.ts";
import { Button } from "#ui/kit/button.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { ConversationGroup } from "./conversation-group.tsx";
import { getRowProps } from "./get-row-props.ts";
import { DeleteIcon, PinIcon } from "./list-icons.ts";
import { selectRange } from "./select-range.ts";
import { useFocusOnFirst } from "./use-focus-on-first.ts";

/**
 * The list of conversations with a checkbox each, to pin or delete several at once. Shift selects all from the one that was
 * checked last; arrows move the focus, Delete deletes what is selected and Escape goes back to the list.
 */
export function ConversationSelection({
  groups,
  describeMoment,
  scroller,
  onDone,
}: {
  groups: readonly { label: string; items: readonly SavedConversation[] }[];
  /** The time of a conversation's last change, where its title alone does not tell it from others. */
  describeMoment: (item: SavedConversation) => string | undefined;
  scroller: RefObject<HTMLElement | null>;
  onDone: () => void;
}) {
  const [selected, setSelected] = useState<ReadonlySet<Id>>(new Set());
  const section = useRef<HTMLElement>(null);
  /** The conversation that was checked last, and true in `isRange` while Shift is held. */
  const last = useRef<{ id?: Id; isRange: boolean }>({ isRange: false });
  useFocusOnFirst(section, "input");
  const all = groups.flatMap(({ items }) => items);
  // What another tab has deleted is selected no more.
  const chosen = all.filter(({ id }) => selected.has(id));
  const ids = chosen.map(({ id }) => id);
  const names = countThings(ids.length, "conversation");
  const isPinned = chosen.length > 0 && chosen.every((item) => item.isPinned);
  const offReason = ids.length === 0 ? "Select a conversation first" : undefined;
  const check = (id: Id, isChecked: boolean) => {
    const { id: from = id, isRange } = last.current;
    const range = isRange ? selectRange(all, from, id) : [id];
    const others = ids.filter((each) => !range.includes(each));
    setSelected(new Set(isChecked ? [...others, ...range] : others));
    last.current = { id, isRange: false };
  };
  const remove = () => {
    if (ids.length === 0) return;
    void editList(({ deleteWithUndo }) => deleteWithUndo(ids));
    onDone();
  };
  const handlers = {
    onPointerDownCapture: (event: { shiftKey: boolean }) => void (last.current.isRange = event.shiftKey),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      last.current.isRange = event.shiftKey;
      if (event.key === "Delete") remove();
      else if (event.key === "Escape") onDone();
      else if (!moveFocus(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return (
    <section ref={section} aria-label="Select conversations" className="select-none" {...handlers}>
      <div className="sticky -top-2 z-10 flex flex-wrap items-center gap-x-1 bg-sunken ps-2 pb-1">
        <Checkbox
          label={ids.length === 0 ? "All" : `${formatCount(ids.length)} selected`}
          title="Select all"
          isChecked={ids.length === all.length}
          onChange={(isChecked) => setSelected(new Set(isChecked ? all.map(({ id }) => id) : []))}
        />
        <span className="grow" />
        <IconButton
          icon={PinIcon}
          label={isPinned ? `Unpin ${names}` : `Pin ${names}`}
          offReason={offReason}
          onClick={() => {
            void editList(({ pinConversations }) => pinConversations(ids, !isPinned));
            onDone();
          }}
        />
        <IconButton icon={DeleteIcon} label={`Delete ${names}`} offReason={offReason} onClick={remove} />
        <Button look="ghost" onClick={onDone}>
          Done
        </Button>
      </div>
      {groups.map(({ label, items }) => (
        <ConversationGroup
          key={label}
          label={label}
          items={items}
          scroller={scroller}
          renderRow={(item, place) => (
            <li
              key={item.id}
              {...getRowProps(item.id, place)}
              className="flex h-7.5 rounded-control hover:bg-surface/60 touch:h-11"
            >
              <Checkbox
                label={
                  <>
                    <span dir="auto" className="min-w-0 grow truncate">
                      {item.title || "Untitled"}
                    </span>
                    <span className="shrink-0 text-xs text-ink-3">{describeMoment(item)}</span>
                  </>
                }
                className="min-w-0 grow px-2"
                isChecked={selected.has(item.id)}
                onChange={(isChecked) => check(item.id, isChecked)}
              />
            </li>
          )}
        />
      ))}
    </section>
  );
}

/** Moves the focus to the checkbox above or below. True where the key is one that does. */
function moveFocus({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  if (key !== "ArrowDown" && key !== "ArrowUp") return false;
  const all = [...currentTarget.querySelectorAll<HTMLElement>("input")];
  all[all.findIndex((each) => each === target) + (key === "ArrowDown" ? 1 : -1)]?.focus();
  return true;
}
