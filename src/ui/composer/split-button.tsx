import { Columns2 } from "lucide-react";
import { useIsSplit } from "#state/document/drafts.ts";
import { promptsSplit } from "#state/document/own-prompts.ts";
import { Button } from "#ui/kit/button.tsx";

/** A button that gives each column a prompt of its own, or all of them one again. */
export function SplitButton() {
  const isSplit = useIsSplit();
  return (
    <Button
      look="ghost"
      aria-label="A prompt a column"
      aria-pressed={isSplit}
      title={isSplit ? "Write one prompt for all columns again" : "Write another prompt in each column"}
      className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
      onClick={() => promptsSplit(!isSplit)}
    >
      <Columns2 size={15} strokeWidth={1.75} aria-hidden className="sm:hidden" />
      <span className="max-sm:hidden">A prompt a column</span>
    </Button>
  );
}
