import { useMemo } from "react";
import { listSchemaLines } from "#core/answer-schemas/list-schema-lines.ts";
import type { JsonObject } from "#core/json.ts";

/** The width of a level, in rem; deeper levels than this stand at the same place. */
const INDENT_REM = 1;
const MAX_INDENTS = 8;

/** A schema as a person reads it: names under names, with their types and whether they may be missing. */
export function SchemaOutline({ schema }: { schema: JsonObject | undefined }) {
  const lines = useMemo(() => (schema ? listSchemaLines(schema) : []), [schema]);
  return (
    <div className="flex min-h-0 flex-col gap-1">
      <h3 className="font-medium">Outline</h3>
      {lines.length === 0 ? (
        <p className="text-sm text-ink-3">It is drawn here as soon as there is a schema.</p>
      ) : (
        <ol
          tabIndex={0}
          aria-label="Outline of the schema"
          className="max-h-96 overflow-auto rounded-control border border-line bg-surface px-3 py-2 text-sm"
        >
          {lines.map(({ depth, name, type, isRequired, description }, index) => (
            // Lines have no identity of their own.
            <li
              key={index}
              style={{ paddingInlineStart: `${Math.min(depth, MAX_INDENTS) * INDENT_REM}rem` }}
              className="py-0.5 wrap-anywhere"
            >
              <span className="font-mono font-medium">{name}</span> <span className="text-ink-2">{type}</span>
              {!isRequired && <span className="text-ink-3"> · may be missing</span>}
              {description !== "" && <span className="text-ink-3"> · {description}</span>}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
