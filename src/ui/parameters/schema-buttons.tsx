import { findSchemaForm, getSchemaParameter } from "#core/parameters/schema-parameters.ts";
import type { Id } from "#core/vocabulary.ts";
import { useSetting } from "#state/document/documents.ts";
import { answerSchemaMoved } from "#state/edits/answer-schema.ts";
import { layerOpened } from "#state/layers.ts";
import { LinkButton } from "#ui/kit/link-button.tsx";
import type { PanelCapabilities } from "./use-panel-state.ts";

/** The buttons of the row in which the schema of the answer is set: its dialog, and the schema set for another route. */
export function SchemaButtons({
  variantId,
  capabilities: { specs },
}: {
  variantId: Id;
  capabilities: PanelCapabilities;
}) {
  const set = getSchemaParameter(useSetting(variantId, "parameters") ?? {});
  const form = findSchemaForm(specs);
  if (form === undefined) return null;
  return (
    <div className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-xs">
      <LinkButton onClick={() => layerOpened({ kind: "answer-schema" })}>Schema of the answer…</LinkButton>
      {set && set.form !== form && (
        <LinkButton
          title="The schema was set for another API format; this sends it in the form of this one"
          onClick={() => answerSchemaMoved(variantId, form)}
        >
          Use this schema here
        </LinkButton>
      )}
    </div>
  );
}
