import { type RefObject, useId, useState } from "react";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** The note of a mark. It is kept as it is typed; Enter leaves the field. */
export function NoteField({
  ref,
  start,
  onTyped,
  onLeave,
}: {
  ref: RefObject<HTMLTextAreaElement | null>;
  start: string;
  onTyped: (note: string) => void;
  onLeave: () => void;
}) {
  const id = useId();
  const [note, setNote] = useState(start);
  return (
    <div className="flex items-start gap-3">
      <label htmlFor={id} className="pt-1 font-medium">
        Note
      </label>
      <AutoTextarea
        id={id}
        ref={ref}
        value={note}
        aria-keyshortcuts="N"
        onChange={({ target }) => {
          setNote(target.value);
          onTyped(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey) return;
          event.preventDefault();
          onLeave();
        }}
        className={joinClasses("max-h-system min-h-8 grow py-1", CONTROL_CLASSES)}
      />
    </div>
  );
}
