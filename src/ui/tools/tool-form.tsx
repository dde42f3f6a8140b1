import type { Tool } from "#core/tools/parse-tools.ts";
import { hasTooManyRows, listParameterRows } from "#core/tools/parameter-rows.ts";
import { changeTool, NO_ARGUMENTS } from "#core/tools/write-tools.ts";
import { isJsonObject } from "#core/json.ts";
import { AutoTextarea } from "#ui/kit/auto-textarea.tsx";
import { CONTROL_CLASSES } from "#ui/kit/control-classes.ts";
import { Field } from "#ui/kit/field.tsx";
import { LinkButton } from "#ui/kit/link-button.tsx";
import { TextField } from "#ui/kit/text-field.tsx";
import { ParameterRows } from "./parameter-rows.tsx";

/** The form of a tool: its name, its description, and a row for each parameter. */
export function ToolForm({ tool, onChange }: { tool: Tool; onChange: (tool: Tool) => void }) {
  if (tool.kind === "other")
    return (
      <p className="text-ink-2">
        This is no function: the service itself runs it, or it takes free text. The form does not show it; it is sent as
        its JSON says.
      </p>
    );
  const { schema = NO_ARGUMENTS } = tool;
  const isTooLarge = hasTooManyRows(schema);
  const isShown = !isTooLarge && listParameterRows(schema) !== undefined && isJsonObject(schema);
  return (
    <div className="flex flex-col gap-3">
      <TextField label="Name" isLiteral value={tool.name} onChange={(name) => onChange(changeTool(tool, { name }))} />
      <Field label="Description" hint="When to call it, what it does, what it gives back.">
        {(control) => (
          <AutoTextarea
            {...control}
            value={tool.description}
            onChange={(event) => onChange(changeTool(tool, { description: event.target.value }))}
            className={`max-h-48 overflow-y-auto py-1.5 ${CONTROL_CLASSES}`}
          />
        )}
      </Field>
      <section aria-label="Parameters of the tool" className="flex flex-col gap-2">
        <h4 className="font-medium">Parameters</h4>
        {isTooLarge ? (
          <p className="text-sm text-ink-2">These are too many to be shown as rows. Change them in the JSON.</p>
        ) : isShown ? (
          <ParameterRows schema={schema} onChange={(next) => onChange(changeTool(tool, { schema: next }))} />
        ) : (
          <p className="text-sm text-ink-2">
            The schema is no object with properties, so the form does not show it.{" "}
            <LinkButton onClick={() => onChange(changeTool(tool, { schema: NO_ARGUMENTS }))}>
              Begin with an empty one
            </LinkButton>
          </p>
        )}
      </section>
    </div>
  );
}
