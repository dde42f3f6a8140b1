import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { useColumns, useShared } from "#state/document/documents.ts";
import { columnSystemChanged, systemPromptChanged } from "#state/edits/settings-edits.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";

/** The system prompt of all turns, always visible, with the letters of columns that have their own. */
export function SystemPrompt() {
  const columns = useColumns();
  const shared = useShared();
  const [onlyColumn] = columns.length === 1 ? columns : [];
  const ownPrompt = onlyColumn?.overrides.system;
  const others = columns.flatMap(({ overrides }, columnIndex) =>
    overrides.system === undefined || onlyColumn ? [] : [formatColumnLetter(columnIndex)],
  );
  return (
    <div className="flex items-start gap-2 border-b border-dashed border-line px-3 py-1.75 text-sm text-ink-2 touch:py-0">
      <label htmlFor="system" className="font-medium touch:py-2.5">
        System
      </label>
      <AutoTextarea
        id="system"
        aria-label="System prompt"
        value={ownPrompt ?? shared?.system ?? ""}
        placeholder="none"
        onChange={({ target: { value } }) =>
          onlyColumn && ownPrompt !== undefined ? columnSystemChanged(onlyColumn.id, value) : systemPromptChanged(value)
        }
        className="max-h-system grow overflow-y-auto outline-none touch:py-2.5"
      />
      {others.length > 0 && (
        <span className="shrink-0 text-xs text-ink-3 touch:py-2.5">
          {others.join(", ")}: own prompt, see Parameters
        </span>
      )}
    </div>
  );
}
