import type { Conversation, Id, Path } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { leaveSweep } from "#core/conversation/change-variant.ts";
import { changeAllSettings, changeSwept, shareSettings } from "#core/conversation/edit-variants.ts";
import { readColumns, readLetter } from "#core/conversation/read-columns.ts";
import { changeSettings, readSettings } from "#core/conversation/settings.ts";
import { setParameter } from "#core/parameters/set-parameter.ts";
import { readStartModel, startChosen } from "#state/connections/connections.ts";
import { openConversationChanged, readOpenConversation } from "#state/document/documents.ts";
import { offerUndo } from "#state/document/offer-undo.ts";
import { ownStartChanged, readOwnStart } from "#state/preferences/own-start.ts";

/** A field of a column holds several values as typed; undefined where it holds one or none again. */
export function sweptFieldTyped(variantId: Id, path: Path, typed: string | undefined): void {
  openConversationChanged((before) => changeSwept(before, variantId, path, typed));
}

/** What stands in one field of a column stands in that of every column. */
export function appliedToAll(variantId: Id, path: Path): void {
  const open = readOpenConversation();
  const source = open?.variants.find(({ id }) => id === variantId);
  if (!open || !source) return;
  const value = readSettings(open, variantId).parameters[path];
  const edit = (before: Conversation): Conversation =>
    readColumns(before)
      .filter(({ id }) => id !== variantId)
      .reduce(
        (conversation, { id }) => changeSwept(leaveSweep(conversation, id, path), id, path, source.swept?.[path]),
        changeAllSettings(before, ({ parameters }) => ({ parameters: setParameter(parameters, path, value) })),
      );
  openConversationChanged(edit);
  undoVariants(`${path} is the same in all columns.`, open);
}

/** A column's model and connection are those of every column. */
export function modelAppliedToAll(variantId: Id): void {
  const open = readOpenConversation();
  if (!open) return;
  const { modelId, connectionId } = readSettings(open, variantId);
  openConversationChanged((before) =>
    readColumns(before)
      .filter(({ id }) => id !== variantId)
      .reduce(
        (conversation, { id }) => leaveSweep(conversation, id, MODEL_PATH),
        changeAllSettings(before, () => ({ modelId, connectionId })),
      ),
  );
  undoVariants("The model is the same in all columns.", open);
}

/** A column asks another connection than the rest, with the model last run there. */
export function columnConnectionChosen(variantId: Id, connectionId: Id): void {
  openConversationChanged((before) =>
    changeSettings(leaveSweep(before, variantId, MODEL_PATH), variantId, {
      connectionId,
      modelId: readStartModel(connectionId),
    }),
  );
}

/** A column's settings are the shared ones, and what new conversations start with. No column runs with others for it. */
export function settingsMadeOwn(variantId: Id): void {
  const open = readOpenConversation();
  if (!open) return;
  const before = readOwnStart();
  const { connectionId, modelId, parameters } = readSettings(open, variantId);
  ownStartChanged({ connectionId, modelId, parameters });
  startChosen(connectionId, modelId);
  openConversationChanged((conversation) => shareSettings(conversation, variantId));
  offerUndo(
    `New conversations start with the settings of variant ${readLetter(open, variantId)}.`,
    open.id,
    (conversation) => {
      ownStartChanged(before);
      return { ...conversation, shared: open.shared, variants: restoreOverrides(conversation, open) };
    },
  );
}

/** Offers to put back what the variants had for themselves; variants that came later stay as they are. */
function undoVariants(text: string, open: Conversation): void {
  offerUndo(text, open.id, (conversation) => ({
    ...conversation,
    shared: open.shared,
    variants: restoreOverrides(conversation, open),
  }));
}

function restoreOverrides(conversation: Conversation, before: Conversation): Conversation["variants"] {
  return conversation.variants.map((variant) => {
    const then = before.variants.find(({ id }) => id === variant.id);
    if (!then) return variant;
    const { overrides, swept, sweep } = then;
    const { swept: _typed, sweep: _sweep, ...rest } = variant;
    return { ...rest, overrides, ...(swept ? { swept } : {}), ...(sweep ? { sweep } : {}) };
  });
}
