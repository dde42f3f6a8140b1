import type { ComponentProps, MouseEvent, RefObject } from "react";
import { useRef, useState } from "react";

/**
 * The closing of a dialog by Escape, by a press beside it and by `requestClose`, the same in every browser. While
 * something is unsaved all of them ask instead; `keepOpen` takes the question away and returns the focus.
 */
export function useDialogClosing(
  dialog: RefObject<HTMLDialogElement | null>,
  isUnsaved: boolean,
  onClose: () => void,
): {
  isAsking: boolean;
  requestClose: () => void;
  keepOpen: () => void;
  listeners: Pick<ComponentProps<"dialog">, "onCancel" | "onClick" | "onClose" | "onKeyDown" | "onPointerDown">;
} {
  const [wasAsked, setAsked] = useState(false);
  const focusBefore = useRef<Element | null>(null);
  const startedBeside = useRef(false);
  const isAsking = wasAsked && isUnsaved;
  const requestClose = () => {
    if (!isUnsaved) {
      leaveField(dialog.current);
      return onClose();
    }
    if (!isAsking) focusBefore.current = document.activeElement;
    return setAsked(true);
  };
  const keepOpen = () => {
    setAsked(false);
    if (focusBefore.current instanceof HTMLElement) focusBefore.current.focus();
  };
  const answerEscape = () => (isAsking ? keepOpen() : requestClose());
  return {
    isAsking,
    requestClose,
    keepOpen,
    listeners: {
      // A browser lets a page refuse only the first of several close requests, but every key.
      onKeyDown: (event) => {
        const isOwn = event.target instanceof Element && event.target.matches("select, input[list]");
        if (event.key !== "Escape" || !isUnsaved || isOwn || event.defaultPrevented) return;
        event.preventDefault();
        answerEscape();
      },
      // Closed at once, since the close event comes late: a key pressed right after Escape belongs to the page again. A
      // file input in a dialog has an event of this name too.
      onCancel: (event) => {
        if (event.target !== event.currentTarget) return;
        if (isUnsaved) event.preventDefault();
        answerEscape();
      },
      onClose: () => {
        // The event comes late: the dialog may have been replaced by another, or in development be open again.
        if (dialog.current && !dialog.current.open) onClose();
      },
      // A selection that is dragged out of the dialog is no press beside it.
      onPointerDown: (event) => {
        startedBeside.current = isBeside(event);
      },
      onClick: (event) => {
        if (startedBeside.current && isBeside(event)) requestClose();
      },
    },
  };
}

/** Takes the focus from a field inside, which then keeps what was typed: a removed field is never left. */
function leaveField(dialog: HTMLDialogElement | null): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && dialog?.contains(activeElement)) activeElement.blur();
}

/** True where the pointer is on the backdrop, whose events have the dialog itself as their target. */
function isBeside({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>): boolean {
  if (target !== currentTarget) return false;
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
