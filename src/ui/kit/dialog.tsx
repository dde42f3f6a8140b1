import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useEffect, useRef } from "react";
import { IconButton } from "./icon-button.tsx";
import { joinClasses } from "./join-classes.ts";

const PLACES = {
  middle: "m-auto max-h-[min(44rem,calc(100dvh-2rem))] w-[min(30rem,calc(100vw-2rem))] rounded-xl",
  left: "mr-auto ml-0 h-dvh max-h-none w-[min(19rem,88vw)] max-w-none",
  right: "mr-0 ml-auto h-dvh max-h-none w-[min(21rem,92vw)] max-w-none",
} as const;

/**
 * A modal layer: the browser holds the focus inside, closes it with Escape and gives the focus back. A sheet at a side
 * is without a heading of its own where its content has one.
 */
export function Dialog({
  title,
  place = "middle",
  hasHeading = true,
  onClose,
  children,
}: {
  title: string;
  place?: keyof typeof PLACES;
  hasHeading?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  useShownAsModal(ref);
  return (
    <dialog
      ref={ref}
      aria-label={title}
      closedby="any"
      onClose={onClose}
      className={joinClasses(
        "border border-line bg-paper p-0 text-ink shadow-raised backdrop:bg-[rgb(20_18_15/38%)]",
        PLACES[place],
      )}
    >
      <div className="flex h-full flex-col">
        {hasHeading && (
          <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
            <h2 className="grow text-lg font-semibold">{title}</h2>
            <IconButton icon={X} label="Close" onClick={() => ref.current?.close()} />
          </div>
        )}
        {children}
      </div>
    </dialog>
  );
}

function useShownAsModal(ref: React.RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, [ref]);
}
