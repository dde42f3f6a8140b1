import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { deleteWithUndo } from "#state/edits/delete-conversation.ts";
import { openChosenConversation } from "#state/document/open-conversations.ts";
import { renameConversation } from "#state/edits/rename-conversation.ts";
import type { SavedConversation } from "#state/document/saved-list.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** A saved conversation with buttons to open, rename and delete it. */
export function ConversationItem({
  item,
  isOpen,
  onChosen,
}: {
  item: SavedConversation;
  isOpen: boolean;
  onChosen: () => void;
}) {
  const [isRenaming, setRenaming] = useState(false);
  const title = item.title || "Untitled";
  if (isRenaming)
    return (
      <li>
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
      className={joinClasses(
        "group relative flex h-7.5 items-center rounded-control touch:h-10",
        isOpen ? "bg-surface ring-1 ring-line" : "hover:bg-surface/60",
      )}
    >
      <button
        type="button"
        aria-current={isOpen ? "true" : undefined}
        title={title}
        onClick={() => {
          void openChosenConversation(item.id);
          onChosen();
        }}
        className={joinClasses(
          "h-full min-w-0 grow rounded-control px-2 text-start touch:pe-22",
          isOpen ? "text-ink" : "text-ink-2",
        )}
      >
        <span dir="auto" className="block truncate">
          {title}
        </span>
      </button>
      <span
        className={joinClasses(
          "absolute end-0.5 flex rounded-control ps-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100",
          isOpen ? "bg-surface" : "bg-sunken",
        )}
      >
        <IconButton icon={Pencil} label={`Rename ${title}`} className="size-6" onClick={() => setRenaming(true)} />
        <IconButton
          icon={Trash2}
          label={`Delete ${title}`}
          className="size-6"
          onClick={() => void deleteWithUndo(item.id)}
        />
      </span>
    </li>
  );
}

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
