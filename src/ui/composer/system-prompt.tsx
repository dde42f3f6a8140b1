import { Suspense } from "react";
import type { Conversation } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { columnSystemChanged } from "#state/edits/settings-edits.ts";
import { systemPromptChanged } from "#state/edits/system-prompt-changed.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";

const EarlierPromptsButton = lazyComponent(
  async () => (await import("#ui/library/earlier-prompts-button.tsx")).EarlierPromptsButton,
  () => null,
);

/** The system prompt of all turns, always visible, with the letters of columns that have their own. */
export function SystemPrompt() {
  const { prompt, ownerId, others } = useSettledValue(selectPrompt, { prompt: "", ownerId: undefined, others: "" });
  return (
    <div className="flex items-start gap-2 px-3 py-1.75 text-sm text-ink-2 touch:py-0 border-b border-dashed border-line last:border-b-0">
      <label htmlFor="system" className="font-medium touch:py-3">
        System
      </label>
      <AutoTextarea
        id="system"
        aria-label="System prompt"
        value={prompt}
        placeholder="none"
        onChange={({ target: { value } }) =>
          ownerId === undefined ? systemPromptChanged(value) : columnSystemChanged(ownerId, value)
        }
        className="max-h-system grow overflow-y-auto outline-none touch:py-3"
      />
      <Suspense fallback={null}>
        <EarlierPromptsButton variantId={ownerId} label="Earlier system prompts" />
      </Suspense>
      {others !== "" && (
        <span className="shrink-0 text-xs text-ink-3 touch:py-3">{others}: own prompt, see Parameters</span>
      )}
    </div>
  );
}

/** The prompt to show, the only column where the prompt is its own, and the letters of several that have their own. */
function selectPrompt(conversation: Conversation): { prompt: string; ownerId: Id | undefined; others: string } {
  const columns = listColumns(conversation);
  const letters = columns.flatMap(({ overrides }, columnIndex) =>
    overrides.system === undefined ? [] : [formatColumnLetter(columnIndex)],
  );
  const [first, second] = columns;
  const only = second === undefined ? first : undefined;
  const ownPrompt = only?.overrides.system;
  return {
    prompt: ownPrompt ?? conversation.shared.system,
    ownerId: ownPrompt === undefined ? undefined : only?.id,
    others: only ? "" : letters.join(", "),
  };
}
