import { BookmarkPlus } from "lucide-react";
import { layerOpened } from "#state/layers.ts";
import { Button } from "#ui/kit/button.tsx";

/** A button that saves what is written in the composer as a prompt. */
export function SavePromptButton() {
  return (
    <Button
      look="ghost"
      aria-label="Save prompt"
      title="Keep the prompt with its settings, as a version that can be opened again"
      onClick={() => layerOpened({ kind: "save-prompt" })}
    >
      <BookmarkPlus size={15} strokeWidth={1.75} aria-hidden className="sm:hidden" />
      <span className="max-sm:hidden">Save prompt</span>
    </Button>
  );
}
