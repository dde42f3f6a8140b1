import { focusControl, pressControl } from "#io/browser/page-controls.ts";
import type { CacheLife } from "#core/content/part.ts";
import { getCacheSupport } from "#core/conversation/cache-support.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { listRememberedAdaptations } from "#state/connections/refused-fields.ts";
import { draftBreakpointChanged } from "#state/document/draft-breakpoint.ts";
import { getDraft } from "#state/document/drafts.ts";
import { promptsSplit } from "#state/document/own-prompts.ts";
import { bracesTakenLiterally } from "#state/edits/settings-edits.ts";
import { layerOpened } from "#state/layers.ts";
import { getPageChoices, lastTurnEditOpened, prefillOpened } from "#state/page-choices.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import type { Action } from "./action.ts";
import type { ActionPage } from "./action-page.ts";
import { pressRun, stopAll } from "./at-once-actions.ts";
import { selectCapsule } from "./conversation-actions.ts";

/** False while a shared conversation stands in the place of the composer. */
const hasComposer = (page: ActionPage): boolean => selectCapsule(page) === undefined;

const setCaching = (life: CacheLife | undefined): Pick<Action<ActionPage>, "isOffered" | "run"> => ({
  isOffered: (page) => {
    const now = getDraft().cache;
    return hasComposer(page) && (life === undefined ? now !== undefined : now !== life && takesBreakpoints(page));
  },
  run: () => draftBreakpointChanged(life),
});

/** True where a column can have cache breakpoints in what it is sent next. */
function takesBreakpoints({ conversation, columnIds }: ActionPage): boolean {
  return columnIds.some((id) => {
    const settings = resolveSettings(conversation, id);
    const { wire, dialect } = resolveCapabilities(settings);
    const adaptations = listRememberedAdaptations(settings);
    return getCacheSupport({ ...settings, wire, dialect, adaptations }) !== "none";
  });
}

/** The actions on the prompt that is being written. */
export const PROMPT_ACTIONS: readonly Action<ActionPage>[] = [
  {
    id: "run",
    label: "Run the prompt; with an empty prompt, run the last turn again",
    getLabel: ({ thread }) =>
      getDraft().text.trim() === "" && thread.length > 0
        ? "Run what is not answered, or the last turn again"
        : "Run the prompt",
    words: "send submit missing",
    findOffReason: ({ isRunning }) =>
      isRunning ? "An answer is still being written. Stop it or wait for it to finish" : undefined,
    run: pressRun,
  },
  {
    id: "stop",
    label: "Close the dialog; otherwise stop",
    getLabel: () => "Stop all answers",
    words: "cancel abort",
    findOffReason: ({ isRunning }) => (isRunning ? undefined : "No answer is being written"),
    run: stopAll,
  },
  {
    id: "write-prompt",
    label: "Write the prompt",
    words: "composer focus",
    isOffered: hasComposer,
    run: () => focusControl('#prompt, [aria-label^="Prompt"]'),
  },
  {
    id: "write-system-prompt",
    label: "Write the system prompt",
    isOffered: hasComposer,
    run: () => focusControl("#system"),
  },
  {
    id: "earlier-system-prompts",
    label: "Earlier system prompts",
    run: () => layerOpened({ kind: "earlier-system-prompts", variantId: undefined }),
  },
  {
    id: "attach-image",
    label: "Attach image",
    words: "picture file document pdf",
    isOffered: hasComposer,
    run: () => pressControl('[aria-label="Attach image"]'),
  },
  {
    id: "add-image",
    label: "More ways to add an image",
    words: "address camera screen picture url",
    isOffered: hasComposer,
    run: () => layerOpened({ kind: "add-image" }),
  },
  {
    id: "begin-answer",
    label: "Begin the answer",
    words: "prefill",
    isOffered: hasComposer,
    run: () => {
      const isOpen = !getPageChoices().isPrefillOpen;
      prefillOpened(isOpen);
      if (isOpen) focusControl("#prefill");
    },
  },
  {
    id: "split-prompts",
    label: "A prompt a column, or one for all",
    getLabel: () => (getDraft().isSplit === true ? "One prompt for all columns" : "A prompt a column"),
    isOffered: hasComposer,
    findOffReason: ({ columnIds }) =>
      columnIds.length > 1 || getDraft().isSplit === true ? undefined : "There is one column",
    run: () => promptsSplit(getDraft().isSplit !== true),
  },
  {
    id: "literal-braces",
    label: "Take braces literally, or fill them",
    getLabel: ({ conversation }) =>
      conversation.shared.areBracesText === true ? "Fill in braces" : "Take braces literally",
    words: "variables template {{ }}",
    isOffered: hasComposer,
    run: ({ conversation }) => bracesTakenLiterally(conversation.shared.areBracesText !== true),
  },
  {
    id: "save-prompt",
    label: "Save prompt",
    words: "library version keep",
    isOffered: hasComposer,
    run: () => layerOpened({ kind: "save-prompt" }),
  },
  { id: "cache-5m", label: "Cache up to this prompt for 5 minutes", ...setCaching("5m") },
  { id: "cache-1h", label: "Cache up to this prompt for 1 hour", ...setCaching("1h") },
  { id: "cache-none", label: "Do not cache up to this prompt", ...setCaching(undefined) },
  {
    id: "edit-last-turn",
    label: "Edit the last turn",
    words: "rewrite",
    findOffReason: ({ thread }) => (thread.length > 0 ? undefined : "There is no turn yet"),
    run: () => void lastTurnEditOpened(),
  },
];
