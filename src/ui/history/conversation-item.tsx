import { memo, useState } from "react";
import { deleteWithUndo } from "#state/edits/delete-conversation.ts";
import { openChosenConversation } from "#state/document/open-conversations.ts";
import { renameConversation } from "#state/edits/rename-conversation.ts";
import type { SavedConversation } from "#state/document/saved-list-changes.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { PlaceLink } from "#ui/kit/place-link.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { DeleteIcon, RenameIcon } from "./list-icons.ts";

/** A saved conversation as a link, with buttons to rename and delete it. */
export const ConversationItem = memo(function ConversationItem({
  item,
  isOpen,
  number,
  count,
  gapPx,
  onChosen,
}: {
  item: SavedConversation;
  isOpen: boolean;
  /** The number of the item in its list, from 1. */
  number: number;
  /** The number of items in its list. */
  count: number;
  /** The height of the items before it that are not drawn. */
  gapPx: number;
  onChosen: () => void;
}) {
  const [isRenaming, setRenaming] = useState(false);
  const title = item.title || "Untitled";
  const position = {
    "data-id": item.id,
    "aria-posinset": number,
    "aria-setsize": count,
    style: gapPx === 0 ? undefined : { marginBlockStart: gapPx },
  };
  if (isRenaming)
    return (
      <li {...position}>
        <RenameField
          title={item.title}
          onDone={(next) => {
            setRenaming(false);
            if (next !== null && next !== item.title) void renameConversation(item.id, next);
          }}
        />
      </li>
    );
  return (
    <li
      {...position}
      className={joinClasses(
        "group relative flex h-7.5 items-center rounded-control touch:h-10",
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
          "h-full min-w-0 grow truncate leading-7.5 touch:leading-10 rounded-control px-2 text-start touch:pe-22",
          isOpen ? "text-ink" : "text-ink-2",
        )}
      >
        {title}
      </PlaceLink>
      <span
        className={joinClasses(
          "absolute end-0.5 flex rounded-control ps-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100",
          isOpen ? "bg-surface" : "bg-sunken",
        )}
      >
        <IconButton icon={RenameIcon} label={`Rename ${title}`} onClick={() => setRenaming(true)} />
        <IconButton icon={DeleteIcon} label={`Delete ${title}`} onClick={() => void deleteWithUndo(item.id)} />
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
