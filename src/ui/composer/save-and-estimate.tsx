import { SavePromptButton } from "#ui/library/save-prompt-button.tsx";
import { EstimateLabel } from "./estimate-label.tsx";

/** The button that saves the prompt, and what running it costs. */
export function SaveAndEstimate({ text }: { text: string }) {
  return (
    <>
      <SavePromptButton />
      <EstimateLabel text={text} />
    </>
  );
}
