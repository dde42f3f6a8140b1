import type { DraftTexts } from "#state/document/drafts.ts";
import { SavePromptButton } from "#ui/library/save-prompt-button.tsx";
import { EstimateLabel } from "./estimate-label.tsx";

/** The button that saves the prompt, and what running it costs. */
export function SaveAndEstimate({ texts }: { texts: DraftTexts }) {
  return (
    <>
      <SavePromptButton />
      <EstimateLabel texts={texts} />
    </>
  );
}
