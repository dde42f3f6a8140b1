import { TextCursorInput } from "lucide-react";
import { prefillOpened, useIsPrefillOpen } from "#state/page-choices.ts";
import { IconButton } from "#ui/kit/icon-button.tsx";

/** A button that opens the field for the beginning of the answer, and closes it while it is empty. */
export function PrefillButton() {
  const isOpen = useIsPrefillOpen();
  return (
    <IconButton
      icon={TextCursorInput}
      label="Begin the answer"
      title="Write the beginning of the answer, which the model continues"
      aria-pressed={isOpen}
      className="-ms-2 aria-pressed:bg-accent-soft aria-pressed:text-accent"
      onClick={() => {
        prefillOpened(!isOpen);
        // Only a press moves the focus here: the field is made anew with each prompt.
        requestAnimationFrame(() => document.getElementById("prefill")?.focus());
      }}
    />
  );
}
