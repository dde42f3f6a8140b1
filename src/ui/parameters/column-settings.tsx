import { PRESETS } from "#core/connections/presets.ts";
import type { Variant } from "#core/conversation/conversation.ts";
import type { Id } from "#core/vocabulary.ts";
import { columnSystemChanged } from "#state/edits/settings-edits.ts";
import { columnConnectionChosen } from "#state/edits/column-settings.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { ParameterHead } from "./parameter-head.tsx";

/**
 * Settings that a column among several can have for itself besides parameters: its connection and its system prompt.
 */
export function ColumnSettings({
  variant,
  letter,
  connectionId,
}: {
  variant: Variant;
  letter: string;
  connectionId: Id;
}) {
  const { system } = variant.overrides;
  return (
    <>
      <div role="group" aria-label="connection" className="flex items-center gap-2 border-b border-line px-3.5 py-2.75">
        <label htmlFor="column-connection" className="grow font-medium">
          connection
        </label>
        <select
          id="column-connection"
          value={connectionId}
          onChange={(event) => columnConnectionChosen(variant.id, event.target.value)}
          className="h-6 max-w-40 rounded-chip border border-line bg-surface px-1 font-mono text-sm"
        >
          {Object.values(PRESETS).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div role="group" aria-label="system" className="group/row border-b border-line px-3.5 py-2.75">
        <ParameterHead
          path="system"
          isSet={system !== undefined}
          isDisabled={false}
          onReset={() => columnSystemChanged(variant.id, undefined)}
        >
          {system === undefined && <span className="font-mono text-sm text-ink-3">same as the other columns</span>}
        </ParameterHead>
        <AutoTextarea
          aria-label={`System prompt of variant ${letter}`}
          value={system ?? ""}
          dir="auto"
          placeholder="uses the shared system prompt"
          onChange={(event) => columnSystemChanged(variant.id, event.target.value)}
          className="mt-1 max-h-40 overflow-y-auto rounded-chip border border-line bg-surface px-1.5 py-1 text-sm"
        />
      </div>
    </>
  );
}
