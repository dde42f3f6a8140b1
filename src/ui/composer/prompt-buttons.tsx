import { useColumnIds } from "#state/document/documents.ts";
import { PrefillButton } from "./prefill-button.tsx";
import { SplitButton } from "./split-button.tsx";

/** The buttons that open more fields beside the prompt: the beginning of the answer, and a prompt for each of several columns. */
export function PromptButtons({ isSplit }: { isSplit: boolean }) {
  const canSplit = useColumnIds().length > 1 || isSplit;
  return (
    <>
      <PrefillButton />
      {canSplit && <SplitButton />}
    </>
  );
}
