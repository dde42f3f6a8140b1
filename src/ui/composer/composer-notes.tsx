import { memo, Suspense } from "react";
import { useSettledValue } from "#state/document/documents.ts";
import { type DraftTexts, listDraftTexts } from "#state/document/drafts.ts";
import { usePastedOffer } from "#state/imports/pasted-offer.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { PrefillField } from "./prefill-field.tsx";
import { DraftBreakpointLine } from "./draft-breakpoint-line.tsx";
import { UnlistedModelNotes } from "./unlisted-model-notes.tsx";
import { UnsupportedContentNote } from "./unsupported-content-note.tsx";

/** Most prompts hold no double braces. */
const BracesNote = lazyComponent(
  async () => (await import("#ui/composer/braces-note.tsx")).BracesNote,
  () => null,
);

/** Few prompts are pasted code. */
const PastedNote = lazyComponent(
  async () => (await import("#ui/imports/pasted-note.tsx")).PastedNote,
  () => null,
);

/** The notes on what a run would send, and on what was pasted. */
export const ComposerNotes = memo(function ComposerNotes({
  conversationId,
  texts,
  hasSomethingToRun,
}: {
  conversationId: string;
  texts: DraftTexts;
  hasSomethingToRun: boolean;
}) {
  const areBracesInSettings = useSettledValue(
    ({ shared: { system, prefill = "" } }) => system.includes("{{") || prefill.includes("{{"),
    false,
  );
  const holdsBraces = areBracesInSettings || listDraftTexts(texts).some((text) => text.includes("{{"));
  const offer = usePastedOffer(conversationId);
  return (
    <>
      <DraftBreakpointLine />
      <PrefillField />
      {hasSomethingToRun && (
        <>
          <UnsupportedContentNote texts={texts} />
          <UnlistedModelNotes />
        </>
      )}
      {holdsBraces && (
        <Suspense fallback={null}>
          <BracesNote texts={texts} />
        </Suspense>
      )}
      <Suspense fallback={null}>{offer && <PastedNote offer={offer} />}</Suspense>
    </>
  );
});
