import { memo, Suspense } from "react";
import { useThread } from "#state/document/documents.ts";
import { type DraftTexts, useAttachments } from "#state/document/drafts.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { AttachButton } from "./attach-button.tsx";
import { RunButton } from "./run-button.tsx";

const SaveAndEstimate = lazyComponent(
  async () => (await import("#ui/composer/save-and-estimate.tsx")).SaveAndEstimate,
  () => null,
);

const ComposerNotes = lazyComponent(
  async () => (await import("#ui/composer/composer-notes.tsx")).ComposerNotes,
  () => null,
);

const PromptButtons = lazyComponent(
  async () => (await import("#ui/composer/prompt-buttons.tsx")).PromptButtons,
  () => null,
);

/** The part below the composer's fields: notes on the next request, and the buttons. */
export const ComposerFoot = memo(function ComposerFoot({
  conversationId,
  isEmpty,
  texts,
  reason,
  onRun,
}: {
  conversationId: string;
  /** True while nothing is written. */
  isEmpty: boolean;
  /** The composer's texts as of the last pause in typing. */
  texts: DraftTexts;
  /** The sentence about what prevented a run. */
  reason: string | null;
  onRun: () => Promise<void>;
}) {
  const hasTurns = useThread().length > 0;
  const hasAttachments = useAttachments().length > 0;
  const hasSomethingToRun = !isEmpty || hasTurns || hasAttachments;
  return (
    <>
      <Suspense fallback={null}>
        <ComposerNotes conversationId={conversationId} texts={texts} hasSomethingToRun={hasSomethingToRun} />
      </Suspense>
      <div className="composer-actions flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 px-2 pb-2 max-sm:gap-x-1 max-sm:px-1 low:min-h-9 low:pb-1">
        <AttachButton />
        <Suspense fallback={null}>
          <PromptButtons isSplit={texts.isSplit === true} />
        </Suspense>
        {reason !== null && (
          <p id="run-reason" className="min-w-0 grow ps-1 text-sm text-danger">
            {reason}
          </p>
        )}
        <span className="ms-auto flex items-center gap-3 max-sm:gap-1">
          <Suspense fallback={null}>{hasSomethingToRun && <SaveAndEstimate texts={texts} />}</Suspense>
          <RunButton texts={texts} onRun={onRun} />
        </span>
      </div>
    </>
  );
});
