import { memo, useState } from "react";
import { openChosenConversation } from "#state/document/open-conversations.ts";
import { editList } from "#state/edits/edit-list.ts";
import type { SavedConversation } from "#state/document/saved-list-changes.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { PlaceLink } from "#ui/kit/place-link.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import type { RowPlace } from "./conversation-group.tsx";
import { getRowProps } from "./get-row-props.ts";
import { DeleteIcon, PinIcon, RenameIcon } from "./list-icons.ts";

/** A saved conversation as a link, with buttons to pin, rename and delete it. */
export const ConversationItem = memo(function ConversationItem({
  item,
  moment,
  isOpen,
  onChosen,
  ...place
}: RowPlace & {
  item: SavedConversation;
  /** The time of its last change, where its title alone does not tell it from others. */
  moment: string | undefined;
  isOpen: boolean;
  onChosen: () => void;
}) {
  const [isRenaming, setRenaming] = useState(false);
  const title = item.title || "Untitled";
  const rowProps = getRowProps(item.id, place);
  if (isRenaming)
    return (
      <li {...rowProps}>
        <RenameField
          title={item.title}
          onDone={(next) => {
            setRenaming(false);
            if (next !== null && next !== item.title)
              void editList(({ renameConversation }) => renameConversation(item.id, next));
          }}
        />
      </li>
    );
  return (
    <li
      {...rowProps}
      className={joinClasses(
        "group relative flex h-7.5 items-center rounded-control touch:h-11",
        isOpen ? "bg-surface ring-1 ring-line" : "hover:bg-surface/60",
      )}
    >
      <PlaceLink
        address={{ conversationId: item.id }}
        dir="auto"
        aria-current={isOpen ? "true" : undefined}
        title={title}
        onChosen={() => {
          void openChosenConversation(item.id);
          onChosen();
        }}
        className={joinClasses(
          "flex h-full min-w-0 grow items-center gap-2 rounded-control px-2 text-start touch:pe-33",
          isOpen ? "text-ink" : "text-ink-2",
        )}
      >
        <span className="min-w-0 grow truncate">{title}</span>
        {moment !== undefined && <span className="shrink-0 text-xs text-ink-3">{moment}</span>}
      </PlaceLink>
      <span
        className={joinClasses(
          "absolute end-0.5 flex rounded-control ps-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100",
          isOpen ? "bg-surface" : "bg-sunken",
        )}
      >
        <IconButton
          icon={PinIcon}
          label={`${item.isPinned ? "Unpin" : "Pin"} ${title}`}
          onClick={() => void editList(({ pinConversations }) => pinConversations([item.id], !item.isPinned))}
        />
        <IconButton icon={RenameIcon} label={`Rename ${title}`} onClick={() => setRenaming(true)} />
        <IconButton
          icon={DeleteIcon}
          label={`Delete ${title}`}
          onClick={() => void editList(({ deleteWithUndo }) => deleteWithUndo([item.id]))}
        />
      </span>
    </li>
  );
});

function RenameField({ title, onDone }: { title: string; onDone: (next: string | null) => void }) {
  const [text, setText] = useState(title);
  return (
    <input
      aria-label="Title"
      dir="auto"
      autoFocus
      value={text}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => onDone(text.trim())}
      onKeyDown={(event) => {
        if (event.key === "Enter") onDone(text.trim());
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone(null);
        }
      }}
      className="h-7.5 w-full rounded-control border border-line-strong bg-surface px-2"
    />
  );
}
