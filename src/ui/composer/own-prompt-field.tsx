import { memo, Suspense } from "react";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import type { Id } from "#core/vocabulary.ts";
import { useVariantField } from "#state/document/documents.ts";
import { useAttachments, useDraftText } from "#state/document/drafts.ts";
import { ownTextTyped } from "#state/document/own-prompts.ts";
import { variantChosen } from "#state/page-choices.ts";
import { usePreference } from "#state/preferences/preferences.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";
import { VariantChip } from "#ui/kit/variant-chip.tsx";
import { handlePromptKey } from "./handle-prompt-key.ts";

const AttachmentList = lazyComponent(async () => (await import("#ui/vision/attachment-list.tsx")).AttachmentList);

const toText = (text: string) => text;

/** The field for the prompt of one column, with its pictures. A press or the focus chooses the column. */
export const OwnPromptField = memo(function OwnPromptField({
  conversationId,
  variantId,
  columnIndex,
  isChosen,
  isAlone,
  isJustSplit,
  hasReason,
  onType,
  onRun,
}: {
  conversationId: Id;
  variantId: Id;
  columnIndex: number;
  isChosen: boolean;
  /** True where there is no other column. */
  isAlone: boolean;
  /** True where typing replaces what the field was given. */
  isJustSplit: boolean;
  hasReason: boolean;
  onType: () => void;
  onRun: () => Promise<void>;
}) {
  const text = useDraftText(variantId, toText);
  const attachments = useAttachments().filter(({ columnId }) => columnId === variantId);
  const isResting = useVariantField(variantId, "isResting");
  const enterRuns = usePreference("enterRuns");
  const letter = formatColumnLetter(columnIndex);
  const name = isAlone ? "Prompt" : `Prompt ${letter}`;
  const choose = () => variantChosen(variantId);
  return (
    <div data-prompt-of={variantId} onFocus={choose} onPointerDown={choose} className="min-w-0 px-3.5 low:px-2">
      <div className="flex h-full flex-col rounded-panel border border-line-strong bg-surface shadow-raised focus-within:border-accent-line">
        <p aria-hidden className="flex items-center gap-2 px-3 pt-2 text-xs text-ink-3 low:pt-1">
          <VariantChip letter={letter} columnIndex={columnIndex} />
          {isResting ? "Paused: not sent" : "Prompt"}
        </p>
        {attachments.length > 0 && (
          <div className="overflow-x-auto px-3 pt-2">
            <Suspense fallback={<div className="h-26.5" />}>
              <AttachmentList attachments={attachments} label={`Attachments of prompt ${letter}`} />
            </Suspense>
          </div>
        )}
        <AutoTextarea
          id={isChosen ? "prompt" : undefined}
          data-press-once={enterRuns ? "" : undefined}
          aria-label={name}
          aria-describedby={hasReason ? "run-reason" : undefined}
          value={text}
          autoFocus={isChosen && matchMedia("(hover: hover)").matches}
          onFocus={isJustSplit ? selectAllOnce : undefined}
          placeholder="Write a prompt"
          onChange={(event) => {
            onType();
            ownTextTyped(conversationId, variantId, event.target.value);
          }}
          onKeyDown={(event) => handlePromptKey(event, enterRuns ? onRun : undefined)}
          className="max-h-prompt min-h-11 grow overflow-y-auto px-3 py-2 text-md outline-none low:min-h-9 low:py-1.5"
        />
      </div>
    </div>
  );
});

/** Selects the copy that a field was given when it is first entered, so that typing replaces it. */
function selectAllOnce({ currentTarget: field }: React.FocusEvent<HTMLTextAreaElement>): void {
  if (field.dataset["entered"] !== undefined) return;
  field.dataset["entered"] = "";
  field.select();
}
