import { memo, Suspense, useCallback, useState } from "react";
import { loadRun } from "#state/replies/load-run.ts";
import { draftTyped, useAttachments, useGivenDraft } from "#state/document/drafts.ts";
import { useSettledValue, useThread, useUnsettledCount } from "#state/document/documents.ts";
import { lastTurnEditOpened } from "#state/page-choices.ts";
import { usePreference } from "#state/preferences/preferences.ts";
import { isPreparing } from "#state/document/intake.ts";
import { usePastedOffer } from "#state/imports/pasted-offer.ts";
import { AttachButton } from "./attach-button.tsx";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { RunButton } from "./run-button.tsx";
import { SystemPrompt } from "./system-prompt.tsx";
import { useDebouncedText } from "./use-debounced-text.ts";

/** Needed only once there is something to attach or to run. */
const Attachments = lazyComponent(async () => (await import("#ui/vision/attachments.tsx")).Attachments);
const SaveAndEstimate = lazyComponent(
  async () => (await import("#ui/composer/save-and-estimate.tsx")).SaveAndEstimate,
  () => null,
);

/** Most conversations have no unsupported content. */
const UnsupportedContentNote = lazyComponent(
  async () => (await import("#ui/composer/unsupported-content-note.tsx")).UnsupportedContentNote,
  () => null,
);

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

/** Most models are listed. */
const UnlistedModelNotes = lazyComponent(
  async () => (await import("#ui/composer/unlisted-model-notes.tsx")).UnlistedModelNotes,
  () => null,
);

/**
 * The field in which a prompt is written and run. The draft is saved while typing, so closing the page loses nothing.
 */
export function Composer() {
  const { given, revision, conversationId } = useGivenDraft();
  return (
    <div
      data-composer
      className="composer-frame max-h-composer shrink-0 overflow-y-auto border-t border-line bg-paper px-3.5 pt-2.5 pb-safe low:px-2 low:py-1"
    >
      <div className="composer rounded-panel border border-line-strong bg-surface shadow-raised focus-within:border-accent-line">
        <SystemPrompt />
        <Suspense fallback={null}>
          <Attachments />
        </Suspense>
        <PromptField key={revision} conversationId={conversationId} given={given.text} />
      </div>
    </div>
  );
}

/** Holds the text, so that a key renders only this field, and passes the text on to be saved. */
function PromptField({ conversationId, given }: { conversationId: string; given: string }) {
  const [text, setText] = useState(given);
  // One value for everything that is computed from the plan of a run, which is then made once.
  const pausedText = useDebouncedText(text);
  const [reason, setReason] = useState<string | null>(null);
  const isRunning = useUnsettledCount() > 0;
  const hasTurns = useThread().length > 0;
  const hasAttachments = useAttachments().length > 0;
  const hasSomethingToRun = text !== "" || hasTurns || hasAttachments;
  const areBracesInSystem = useSettledValue(({ shared }) => shared.system.includes("{{"), false);
  const holdsBraces = text.includes("{{") || areBracesInSystem;
  const enterRuns = usePreference("enterRuns");
  const start = useCallback(async () => {
    if (isRunning) setReason("An answer is still being written. Stop it or wait for it to finish.");
    else {
      if (isPreparing(conversationId)) setReason("Waiting for the images…");
      setReason(await startRun());
    }
  }, [isRunning, conversationId]);
  return (
    <>
      <AutoTextarea
        id="prompt"
        data-press-once={enterRuns ? "" : undefined}
        aria-label="Prompt"
        aria-describedby={reason === null ? undefined : "run-reason"}
        value={text}
        // On a touch screen the focus would open the keyboard over the page.
        autoFocus={matchMedia("(hover: hover)").matches}
        placeholder="Write a prompt"
        onChange={(event) => {
          setText(event.target.value);
          setReason(null);
          draftTyped(conversationId, event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowUp" && text === "") {
            if (lastTurnEditOpened()) event.preventDefault();
          }
          const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
          if (event.key === "Enter" && enterRuns && isPlain) {
            event.preventDefault();
            void start();
          }
        }}
        className="max-h-prompt min-h-11 overflow-y-auto px-3 py-2.5 text-md outline-none low:min-h-9 low:py-1.5"
      />
      {hasSomethingToRun && <ContentNotes text={pausedText} />}
      {holdsBraces && <Braces text={pausedText} />}
      <Pasted conversationId={conversationId} />
      <div className="composer-actions flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 px-2 pb-2 low:min-h-9 low:pb-1">
        <AttachButton />
        {reason !== null && (
          <p id="run-reason" className="min-w-0 grow ps-1 text-sm text-danger">
            {reason}
          </p>
        )}
        <span className="ms-auto flex items-center gap-3">
          {hasSomethingToRun && <Estimate text={pausedText} />}
          <RunButton text={pausedText} onRun={start} />
        </span>
      </div>
    </>
  );
}

const ContentNotes = memo(function ContentNotes({ text }: { text: string }) {
  return (
    <Suspense fallback={null}>
      <UnsupportedContentNote text={text} />
      <UnlistedModelNotes />
    </Suspense>
  );
});

const Pasted = memo(function Pasted({ conversationId }: { conversationId: string }) {
  const offer = usePastedOffer(conversationId);
  return <Suspense fallback={null}>{offer && <PastedNote key={offer.read.session} offer={offer} />}</Suspense>;
});

const Estimate = memo(function Estimate({ text }: { text: string }) {
  return (
    <Suspense fallback={null}>
      <SaveAndEstimate text={text} />
    </Suspense>
  );
});

const Braces = memo(function Braces({ text }: { text: string }) {
  return (
    <Suspense fallback={null}>
      <BracesNote text={text} />
    </Suspense>
  );
});

/** Starts a run. Returns a sentence where something prevents the run, else null. */
async function startRun(): Promise<string | null> {
  const runModule = await loadRun().catch(() => null);
  return runModule ? runModule.run() : "This part of Étude could not be loaded. Reload the page when you are online.";
}
