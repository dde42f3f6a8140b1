import { Plus } from "lucide-react";
import { useState } from "react";
import type { JsonObject } from "#core/json.ts";
import {
  addParameter,
  changeParameterRow,
  listParameterRows,
  removeParameter,
  renameParameter,
} from "#core/tools/parameter-rows.ts";
import { findFreeName } from "#core/tools/tool-names.ts";
import { Button } from "#ui/kit/button.tsx";
import { ToolParameter } from "./tool-parameter.tsx";

/** Deeper levels are in the JSON alone, since their rows would have no room. */
const MAX_LEVELS = 4;

/** The parameters of an object as rows, and those of the objects inside it. */
export function ParameterRows({
  schema,
  level = 1,
  of,
  onChange,
}: {
  schema: JsonObject;
  level?: number;
  /** The name of the parameter whose fields these are. */
  of?: string;
  onChange: (schema: JsonObject) => void;
}) {
  const [addedName, setAddedName] = useState<string>();
  const rows = listParameterRows(schema) ?? [];
  const names = rows.map(({ name }) => name);
  const add = () => {
    const name = findFreeName(of === undefined ? "parameter" : "field", names);
    setAddedName(name);
    onChange(addParameter(schema, name));
  };
  return (
    <div className="flex flex-col gap-2">
      {rows.map((row, index) => (
        <ToolParameter
          key={index}
          row={row}
          isFresh={row.name === addedName}
          takenNames={names}
          onRename={(name) => onChange(renameParameter(schema, row.name, name))}
          onChange={(change) => onChange(changeParameterRow(schema, row.name, change))}
          onRemove={() => onChange(removeParameter(schema, row.name))}
        >
          {row.inner &&
            (level < MAX_LEVELS ? (
              <ParameterRows
                schema={row.inner}
                level={level + 1}
                of={row.name}
                onChange={(inner) => onChange(changeParameterRow(schema, row.name, { inner }))}
              />
            ) : (
              <p className="text-sm text-ink-3">Deeper levels are in the JSON.</p>
            ))}
        </ToolParameter>
      ))}
      <Button look="ghost" className="self-start" onClick={add}>
        <Plus size={14} aria-hidden />
        {of === undefined ? "Add parameter" : `Add field to ${of}`}
      </Button>
    </div>
  );
}
