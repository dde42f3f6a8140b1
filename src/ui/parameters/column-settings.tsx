import { PRESETS } from "#core/connections/presets.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { columnSystemChanged } from "#state/edits/settings-edits.ts";
import { columnConnectionChosen } from "#state/edits/column-settings.ts";
import { EarlierPromptsButton } from "#ui/library/earlier-prompts-button.tsx";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { ParameterHead } from "./parameter-head.tsx";
import { COMPACT_CLASSES } from "#ui/kit/control-classes.ts";
import { Select } from "#ui/kit/select.tsx";

const SERVICES: readonly { value: Id; label: string }[] = Object.values(PRESETS).map(({ id, name }) => ({
  value: id,
  label: name,
}));

/**
 * Settings that a column among several can have for itself besides parameters: its connection and its system prompt.
 */
export function ColumnSettings({
  variantId,
  letter,
  connectionId,
}: {
  variantId: Id;
  letter: string;
  connectionId: Id;
}) {
  const system = useSettledValue(
    ({ variants }) => variants.find(({ id }) => id === variantId)?.overrides.system,
    undefined,
  );
  return (
    <>
      <div role="group" aria-label="connection" className="flex items-center gap-2 border-b border-line px-3.5 py-2.75">
        <label htmlFor="column-connection" className="grow font-medium">
          connection
        </label>
        <Select
          id="column-connection"
          look="value"
          options={SERVICES}
          value={connectionId}
          onChange={(id) => columnConnectionChosen(variantId, id)}
        />
      </div>
      <div role="group" aria-label="system" className="group/row border-b border-line px-3.5 py-2.75">
        <ParameterHead
          path="system"
          isSet={system !== undefined}
          isDisabled={false}
          onReset={() => columnSystemChanged(variantId, undefined)}
        >
          <EarlierPromptsButton variantId={variantId} label={`Earlier system prompts for variant ${letter}`} />
        </ParameterHead>
        <AutoTextarea
          aria-label={`System prompt of variant ${letter}`}
          value={system ?? ""}
          dir="auto"
          placeholder="same as the other columns"
          onChange={(event) => columnSystemChanged(variantId, event.target.value)}
          className={`mt-1 max-h-40 overflow-y-auto py-1 text-sm ${COMPACT_CLASSES}`}
        />
      </div>
    </>
  );
}
