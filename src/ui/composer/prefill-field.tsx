import type { Conversation } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { prefillChanged } from "#state/edits/settings-edits.ts";
import { prefillOpened, useIsPrefillOpen } from "#state/page-choices.ts";
import { sendWithoutPrefill, usePrefillObstacles } from "#state/replies/prefill-obstacles.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";

const NOTHING = { prefill: "", ownerId: undefined, others: "", hasAny: false };

/** The beginning of the answer, which the model continues: shown where one is written, and where it was asked for. */
export function PrefillField() {
  const { prefill, ownerId, others, hasAny } = useSettledValue(selectPrefill, NOTHING);
  const isOpen = useIsPrefillOpen();
  if (!isOpen && !hasAny) return null;
  return (
    <div className="mb-1.5 border-t border-dashed border-line px-3 pt-1.75 text-sm text-ink-2 touch:pt-0">
      <div className="flex items-start gap-2">
        <label htmlFor="prefill" className="shrink-0 font-medium touch:py-3">
          Answer begins
        </label>
        <AutoTextarea
          id="prefill"
          aria-label="The answer begins with"
          aria-describedby="prefill-notes"
          value={prefill}
          placeholder="{ for JSON, or the first words"
          onChange={({ target: { value } }) => {
            prefillOpened(true);
            prefillChanged(value, ownerId);
          }}
          className="max-h-system grow overflow-y-auto font-mono outline-none touch:py-3"
        />
        {others !== "" && (
          <span className="shrink-0 text-xs text-ink-3 touch:py-3">{others}: own beginning, see Parameters</span>
        )}
      </div>
      <div id="prefill-notes" className="text-xs">
        {prefill !== prefill.trimEnd() && (
          <p className="pt-1 text-ink-3">White space at its end is not sent: services refuse it.</p>
        )}
        <ObstacleNotes />
      </div>
    </div>
  );
}

function ObstacleNotes() {
  return usePrefillObstacles().map(({ reason, letters, variantIds }) => (
    <p key={reason} role="note" aria-label="Cannot be begun" className="pt-1 text-warn">
      {letters.length > 0 && `${letters.join(", ")}: `}
      {reason}{" "}
      <LinkButton keepsColour data-press-once="" onClick={() => void sendWithoutPrefill(variantIds)}>
        Send without
      </LinkButton>
    </p>
  ));
}

/** The prefill to show, the only column where it is its own, and the letters of several that have their own. */
function selectPrefill(conversation: Conversation): {
  prefill: string;
  ownerId: Id | undefined;
  others: string;
  hasAny: boolean;
} {
  const columns = listColumns(conversation);
  const [first, second] = columns;
  const only = second === undefined ? first : undefined;
  const own = only?.overrides.prefill;
  const letters = columns.flatMap(({ overrides }, index) =>
    overrides.prefill === undefined ? [] : [formatColumnLetter(index)],
  );
  const prefill = own ?? conversation.shared.prefill ?? "";
  return {
    prefill,
    ownerId: own === undefined ? undefined : only?.id,
    others: only ? "" : letters.join(", "),
    hasAny: [prefill, ...columns.map(({ overrides }) => overrides.prefill ?? "")].some((text) => text !== ""),
  };
}
