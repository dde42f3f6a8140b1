import { Suspense } from "react";
import type { Conversation } from "#core/conversation/conversation.ts";
import { useOpenValue } from "#state/document/documents.ts";
import type { DraftTexts } from "#state/document/drafts.ts";
import { SavePromptButton } from "#ui/library/save-prompt-button.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { DraftBreakpointButton } from "./draft-breakpoint-button.tsx";
import { EstimateLabel } from "./estimate-label.tsx";

const RowsPower = lazyComponent(
  async () => (await import("#ui/numbers/rows-power.tsx")).RowsPower,
  () => null,
);

/** The code of statistics is loaded where there are rows. */
const hasSeveral = (rows: Conversation["rows"]): boolean => Object.keys(rows).length > 1;

/** The button that saves the prompt, what its rows can tell, and what running it costs. */
export function SaveAndEstimate({ texts }: { texts: DraftTexts }) {
  const hasRows = useOpenValue(({ settled }) => settled.rows, hasSeveral, false);
  return (
    <>
      <DraftBreakpointButton />
      <SavePromptButton />
      <Suspense fallback={null}>{hasRows && <RowsPower />}</Suspense>
      <EstimateLabel texts={texts} />
    </>
  );
}
