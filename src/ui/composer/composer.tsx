import { Suspense, useMemo, useState } from "react";
import { useColumnIds } from "#state/document/documents.ts";
import { draftTyped, useGivenDraft, useIsSplit } from "#state/document/drafts.ts";
import { usePreference } from "#state/preferences/preferences.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { joinClasses } from "#ui/kit/join-classes.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { ComposerFoot } from "./composer-foot.tsx";
import { handlePromptKey } from "./handle-prompt-key.ts";
import { SystemPrompt } from "./system-prompt.tsx";
import { useDebounced } from "./use-debounced.ts";
import { useRunStart } from "./use-run-start.ts";

/** Needed only once there is something to attach or to run. */
const Attachments = lazyComponent(async () => (await import("#ui/vision/attachments.tsx")).Attachments);

/** Fetched with the second column, so that the fields are there when they are asked for. */
const SplitPrompts = lazyComponent(async () => (await import("#ui/composer/split-prompts.tsx")).SplitPrompts);

/**
 * The field in which a prompt is written and run. The draft is saved while typing, so closing the page loses nothing.
 */
export function Composer() {
  const { given, revision, conversationId } = useGivenDraft();
  const isSplit = useIsSplit();
  const canSplit = useColumnIds().length > 1 || isSplit;
  return (
    <div
      data-composer
      className={joinClasses(
        "composer-frame max-h-composer shrink-0 overflow-y-auto border-t border-line bg-paper pt-2.5 pb-safe low:py-1",
        !isSplit && "px-3.5 low:px-2",
      )}
    >
      {canSplit && (
        <Suspense fallback={isSplit && <div className="h-41 max-sm:h-48" />}>
          <SplitPrompts key={revision} isShown={isSplit} conversationId={conversationId} given={given} />
        </Suspense>
      )}
      {!isSplit && (
        <div className="composer rounded-panel border border-line-strong bg-surface shadow-raised focus-within:border-accent-line">
          <SystemPrompt />
          <Suspense fallback={null}>
            <Attachments />
          </Suspense>
          <PromptField key={revision} conversationId={conversationId} given={given.text} />
        </div>
      )}
    </div>
  );
}

const isEmptinessChanged = (before: string, now: string) => (before.trim() === "") !== (now.trim() === "");

/** Holds the text, so that a key renders only this field, and passes the text on to be saved. */
function PromptField({ conversationId, given }: { conversationId: string; given: string }) {
  const [text, setText] = useState(given);
  // One value for everything that is computed from the plan of a run, which is then made once. What is empty runs otherwise.
  const pausedText = useDebounced(text, isEmptinessChanged);
  const texts = useMemo(() => ({ text: pausedText }), [pausedText]);
  const { reason, start, forgetReason } = useRunStart(conversationId);
  const enterRuns = usePreference("enterRuns");
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
          forgetReason();
          draftTyped(conversationId, event.target.value);
        }}
        onKeyDown={(event) => handlePromptKey(event, enterRuns ? start : undefined)}
        className="max-h-prompt min-h-11 overflow-y-auto px-3 py-2.5 text-md outline-none low:min-h-9 low:py-1.5"
      />
      <ComposerFoot conversationId={conversationId} isEmpty={text === ""} texts={texts} reason={reason} onRun={start} />
    </>
  );
}
