import type { LucideIcon } from "lucide-react";
import { useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "./button.tsx";
import { computeNextIndex } from "./compute-next-index.ts";
import { IconButton } from "./icon-button.tsx";

export type MenuItem = { label: string; onChoose: () => void; offReason?: string | undefined };

/**
 * A button that opens a list of actions below it. Arrows, Home and End move the focus; Enter chooses; Escape and Tab
 * close.
 */
export function Menu({
  icon: Icon,
  text,
  label,
  items,
}: {
  icon: LucideIcon;
  /** The text beside the icon; without it the button is the icon alone. */
  text?: string;
  label: string;
  items: readonly MenuItem[];
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  // A page has a menu for each reply: its items are drawn once it is opened.
  const [hasOpened, setOpened] = useState(false);
  const listItems = () => [...(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  const open = () => {
    if (!list.current || !button.current) return;
    flushSync(() => setOpened(true));
    list.current.showPopover();
    positionBelow(list.current, button.current);
    listItems()[0]?.focus();
  };
  const moveFocus = (event: React.KeyboardEvent) => {
    const all = listItems();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = computeNextIndex(event.key, at, all.length, "column");
    if (event.key === "Escape" || event.key === "Tab") {
      // The page must not handle this Escape as its own.
      event.nativeEvent.stopImmediatePropagation();
      list.current?.hidePopover();
      if (event.key === "Escape") event.preventDefault();
      button.current?.focus();
    }
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all[to]?.focus();
  };
  const buttonProps = {
    ref: button,
    "aria-haspopup": "menu",
    "aria-expanded": isOpen,
    "aria-controls": id,
    onClick: () => (isOpen ? list.current?.hidePopover() : open()),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== "ArrowDown" || isOpen) return;
      event.preventDefault();
      open();
    },
  } as const;
  return (
    <>
      {text === undefined ? (
        <IconButton {...buttonProps} icon={Icon} label={label} />
      ) : (
        <Button {...buttonProps} look="ghost" aria-label={label}>
          <Icon size={14} aria-hidden /> {text}
        </Button>
      )}
      <div
        ref={list}
        id={id}
        role="menu"
        aria-label={label}
        tabIndex={-1}
        popover="auto"
        onToggle={(event) => setOpen(event.newState === "open")}
        onKeyDown={moveFocus}
        className="fixed inset-auto m-0 max-h-menu min-w-44 overflow-y-auto rounded-card border border-line bg-surface p-1 text-base font-normal text-ink shadow-raised"
      >
        {hasOpened &&
          items.map((item, index) => (
            <button
              key={`${index} ${item.label}`}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-disabled={item.offReason !== undefined}
              title={item.offReason}
              onClick={() => {
                if (item.offReason !== undefined) return;
                list.current?.hidePopover();
                // The focus returns first, since the chosen action may move it elsewhere.
                button.current?.focus();
                item.onChoose();
              }}
              className="block w-full rounded-chip px-2 py-1 text-start hover:bg-sunken focus-visible:bg-sunken aria-disabled:opacity-40"
            >
              {item.label}
            </button>
          ))}
      </div>
    </>
  );
}

/** Positions the list with its right edge under the button's, inside the window. */
function positionBelow(list: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.right - list.offsetWidth), innerWidth - list.offsetWidth - 8);
  const fitsBelow = at.bottom + 4 + list.offsetHeight < innerHeight;
  list.style.left = `${left}px`;
  list.style.top = `${fitsBelow ? at.bottom + 4 : at.top - 4 - list.offsetHeight}px`;
}
