import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useLayoutEffect, useRef } from "react";
import { IconButton } from "./icon-button.tsx";
import { joinClasses } from "./join-classes.ts";
import { UnsavedQuestion } from "./unsaved-question.tsx";
import { useDialogClosing } from "./use-dialog-closing.ts";

const POSITION_CLASSES = {
  middle: "m-auto max-h-dialog w-dialog rounded-panel",
  wide: "m-auto max-h-window w-fit max-w-window min-w-dialog rounded-panel",
  top: "mx-auto mt-16 mb-auto max-h-palette w-palette max-w-none rounded-panel max-sm:mt-0 low:mt-0",
  full: "m-0 h-dvh max-h-none w-dvw max-w-none border-0",
  left: "me-auto ms-0 h-dvh max-h-none w-76 max-w-window",
  right: "me-0 ms-auto h-dvh max-h-none w-84 max-w-window",
} as const;

/** Dialogs as high as the window. WebKit takes a full height in any other dialog as none, and shows two borders. */
const HAS_OWN_HEIGHT = { middle: false, wide: false, top: false, full: true, left: true, right: true } as const;

/**
 * A modal dialog: the browser keeps the focus inside and returns it. Escape, Close and a press beside it close it, and
 * ask first while `isUnsaved` says that something typed would be lost. `hasHeading` is false for a side sheet whose
 * content has a heading of its own.
 */
export function Dialog({
  title,
  position = "middle",
  hasHeading = true,
  isUnsaved = false,
  initialFocus,
  onClose,
  children,
}: {
  title: string;
  position?: keyof typeof POSITION_CLASSES;
  hasHeading?: boolean;
  /** True while the dialog holds text that closing would lose. */
  isUnsaved?: boolean;
  /** Takes the focus when the dialog opens; by default the browser gives it to the first button. */
  initialFocus?: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  useShownAsModal(ref, initialFocus);
  const { isAsking, requestClose, keepOpen, listeners } = useDialogClosing(ref, isUnsaved, onClose);
  return (
    <dialog
      ref={ref}
      aria-label={title}
      data-position={position}
      {...listeners}
      className={joinClasses(
        "border border-line bg-paper p-0 text-ink shadow-raised backdrop:bg-backdrop",
        POSITION_CLASSES[position],
      )}
    >
      <div className={joinClasses("flex max-h-inherit flex-col", HAS_OWN_HEIGHT[position] && "h-full")}>
        {hasHeading && (
          <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line pe-2 ps-4">
            <h2 className="min-w-0 grow truncate text-lg font-semibold">{title}</h2>
            <IconButton icon={X} label="Close" onClick={requestClose} />
          </div>
        )}
        {children}
        {isAsking && <UnsavedQuestion onKeep={keepOpen} onDiscard={onClose} />}
      </div>
    </dialog>
  );
}

/** Shows the dialog as a modal. It is closed before it is removed, since closing returns the focus. */
function useShownAsModal(ref: RefObject<HTMLDialogElement | null>, initialFocus?: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return undefined;
    dialog.showModal();
    initialFocus?.current?.focus();
    return () => dialog.close();
  }, [ref, initialFocus]);
}
