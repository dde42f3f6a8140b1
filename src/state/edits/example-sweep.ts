import type { Example } from "#core/content/examples.ts";
import { EXAMPLES } from "#core/content/examples.ts";
import { changeSweptField } from "#core/conversation/change-swept-field.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { getOpenConversation, openConversationChanged } from "#state/document/documents.ts";
import { resolveCapabilities } from "#state/parameters/model-capabilities.ts";
import { parameterTyped } from "./parameter-edits.ts";

/**
 * Types the values of an example's sweep into the first column, where its model has the parameter. The values of an
 * example chosen before are taken back.
 */
export function exampleSweepApplied(sweep: Example["sweep"]): void {
  const conversation = getOpenConversation();
  const [column] = conversation ? listColumns(conversation) : [];
  if (!conversation || !column) return;
  for (const { sweep: earlier } of EXAMPLES) {
    if (earlier && column.swept?.[earlier.path] === earlier.values)
      openConversationChanged((before) => changeSweptField(before, column.id, earlier.path, undefined));
  }
  const { specs } = resolveCapabilities(resolveSettings(conversation, column.id));
  const spec = specs.find(({ path }) => path === sweep?.path);
  if (sweep && spec) parameterTyped(column.id, spec, sweep.values);
}
