import { useEffect, useId, useRef } from "react";
import { Button } from "./button.tsx";

/** The question at the foot of a dialog whose typed text would be lost by closing it. */
export function UnsavedQuestion({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  const id = useId();
  const keepButton = useRef<HTMLButtonElement>(null);
  useEffect(() => keepButton.current?.focus(), []);
  return (
    <div
      role="alertdialog"
      aria-labelledby={id}
      className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-accent-line bg-accent-soft px-4 py-3"
    >
      <p id={id} className="grow font-medium">
        What you typed is not saved.
      </p>
      <span className="flex shrink-0 gap-2">
        <Button look="ghost" onClick={onDiscard}>
          Discard
        </Button>
        <Button ref={keepButton} look="primary" onClick={onKeep}>
          Keep editing
        </Button>
      </span>
    </div>
  );
}
