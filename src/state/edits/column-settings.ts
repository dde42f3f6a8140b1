import type { Conversation, Settings } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { detachFromSweep } from "#core/conversation/change-variant.ts";
import { changeSweptField } from "#core/conversation/change-swept-field.ts";
import { changeAllSettings, shareSettings } from "#core/conversation/edit-variants.ts";
import { listColumns, getVariantLetter } from "#core/conversation/list-columns.ts";
import { changeSettings, resolveSettings } from "#core/conversation/settings.ts";
import { getParameter } from "#core/parameters/answer-limit.ts";
import { setParameter } from "#core/parameters/set-parameter.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import { getStartModelId, startModelChosen } from "#state/connections/connections.ts";
import { openConversationChanged, openFieldsChanged, getOpenConversation } from "#state/document/documents.ts";
import { buildFieldKey } from "#state/document/typed-texts.ts";
import { showUndoNotice } from "#state/document/show-undo-notice.ts";
import { defaultSettingsChanged, loadDefaultSettings } from "#state/preferences/default-settings.ts";

/** Applies the value, or the list of values, in one field of a column to every column. */
export function parameterAppliedToAll(variantId: Id, path: Path): void {
  fieldAppliedToAll(variantId, path, `${path} is the same in all columns.`, (own, { parameters }) => ({
    parameters: setParameter(parameters, path, getParameter(own.parameters, path)),
  }));
}

/** Applies a column's model, or its list of models, and its connection to every column. */
export function modelAppliedToAll(variantId: Id): void {
  fieldAppliedToAll(variantId, MODEL_PATH, "The model is the same in all columns.", ({ modelId, connectionId }) => ({
    modelId,
    connectionId,
  }));
}

function fieldAppliedToAll(
  variantId: Id,
  path: Path,
  notice: string,
  change: (own: Settings, other: Settings) => Partial<Settings>,
): void {
  const open = getOpenConversation();
  const source = open?.variants.find(({ id }) => id === variantId);
  if (!open || !source) return;
  const own = resolveSettings(open, variantId);
  const otherIds = listColumns(open).flatMap(({ id }) => (id === variantId ? [] : [id]));
  openFieldsChanged((before) => ({
    conversation: otherIds.reduce(
      (conversation, id) => changeSweptField(detachFromSweep(conversation, id, path), id, path, source.swept?.[path]),
      changeAllSettings(before, (other) => change(own, other)),
    ),
    texts: Object.fromEntries(otherIds.map((id) => [buildFieldKey(id, path), undefined])),
  }));
  showVariantsUndoNotice(notice, open);
}

/** Sets another connection for a column, with the model last run on it in place of the typed ones. */
export function columnConnectionChosen(variantId: Id, connectionId: Id): void {
  openFieldsChanged((before) => ({
    conversation: changeSettings(
      changeSweptField(detachFromSweep(before, variantId, MODEL_PATH), variantId, MODEL_PATH, undefined),
      variantId,
      { connectionId, modelId: getStartModelId(connectionId) },
    ),
    texts: { [buildFieldKey(variantId, MODEL_PATH)]: undefined },
  }));
}

/**
 * Makes a column's settings the shared ones and the defaults of new conversations. No column's effective settings
 * change.
 */
export function settingsMadeDefault(variantId: Id): void {
  const open = getOpenConversation();
  if (!open) return;
  const before = loadDefaultSettings();
  const { connectionId, modelId, parameters } = resolveSettings(open, variantId);
  defaultSettingsChanged({ connectionId, modelId, parameters });
  startModelChosen(connectionId, modelId);
  openConversationChanged((conversation) => shareSettings(conversation, variantId));
  showUndoNotice(
    `New conversations start with the settings of variant ${getVariantLetter(open, variantId)}.`,
    open.id,
    (conversation) => {
      defaultSettingsChanged(before);
      return { ...conversation, shared: open.shared, variants: restoreOverrides(conversation, open) };
    },
  );
}

/** Shows a notice with Undo, which restores the variants' own settings; variants added later stay unchanged. */
function showVariantsUndoNotice(text: string, open: Conversation): void {
  showUndoNotice(text, open.id, (conversation) => ({
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
