import { useId, useMemo, useState } from "react";
import { PRESETS } from "#core/connections/presets.ts";
import { listSuggestions } from "#core/models/list-suggestions.ts";
import { useCatalogue } from "#state/connections/catalogue.ts";
import { getStartModelId, useConnection } from "#state/connections/connections.ts";
import { Field } from "#ui/kit/field.tsx";
import { Select } from "#ui/kit/select.tsx";
import { TextField } from "#ui/kit/text-field.tsx";

const SERVICES: { value: string; label: string }[] = Object.values(PRESETS).map(({ id, name }) => ({
  value: id,
  label: name,
}));

/** The choice of the service and the model of a judge; the service's models are suggested once the field is used. */
export function JudgeModelFields({
  connectionId,
  modelId,
  onChange,
}: {
  connectionId: string;
  modelId: string;
  onChange: (changes: { connection?: string; model: string }) => void;
}) {
  const listId = useId();
  const [isWanted, setWanted] = useState(false);
  const { entries } = useCatalogue(connectionId, isWanted);
  const { defaultModel } = PRESETS[useConnection(connectionId).presetId];
  const suggestions = useMemo(() => listSuggestions(entries, modelId, defaultModel), [entries, modelId, defaultModel]);
  return (
    <>
      <Field label="Service">
        {(control) => (
          <Select
            {...control}
            look="field"
            options={SERVICES}
            value={connectionId}
            onChange={(connection) => onChange({ connection, model: getStartModelId(connection) })}
          />
        )}
      </Field>
      <div>
        <TextField
          label="Model"
          isLiteral
          list={listId}
          value={modelId}
          onFocus={() => setWanted(true)}
          onChange={(model) => onChange({ model })}
        />
        <datalist id={listId}>
          {suggestions.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </datalist>
      </div>
    </>
  );
}
