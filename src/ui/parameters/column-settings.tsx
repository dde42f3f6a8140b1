import { PRESETS } from "#core/connections/presets.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSettledValue } from "#state/document/documents.ts";
import { columnSystemChanged, prefillChanged } from "#state/edits/settings-edits.ts";
import { useIsPrefillOpen } from "#state/page-choices.ts";
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
 * Settings that a column among several can have for itself besides parameters: its connection, its system prompt and
 * the beginning of its answer.
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
  const prefill = useSettledValue(
    ({ variants }) => variants.find(({ id }) => id === variantId)?.overrides.prefill,
    undefined,
  );
  const isPrefillOpen = useIsPrefillOpen();
  const isBegun = useSettledValue(({ shared }) => (shared.prefill ?? "") !== "", false);
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
      {(isPrefillOpen || isBegun || prefill !== undefined) && (
        <div role="group" aria-label="answer begins" className="group/row border-b border-line px-3.5 py-2.75">
          <ParameterHead
            path="answer begins"
            isSet={prefill !== undefined}
            isDisabled={false}
            onReset={() => prefillChanged(undefined, variantId)}
          />
          <AutoTextarea
            aria-label={`The answer of variant ${letter} begins with`}
            value={prefill ?? ""}
            placeholder={prefill === undefined ? "same as the other columns" : "nothing"}
            onChange={(event) => prefillChanged(event.target.value, variantId)}
            className={`mt-1 max-h-40 overflow-y-auto py-1 font-mono text-sm ${COMPACT_CLASSES}`}
          />
        </div>
      )}
    </>
  );
}
