import type { Connection } from "#core/connections/connection.ts";
import { getStartModelId } from "#state/connections/connections.ts";
import { changeVariant } from "#core/conversation/change-variant.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { changeSweptField } from "#core/conversation/change-swept-field.ts";
import { changeSettings, changeSharedSettings, isSameModel, resolveSettings } from "#core/conversation/settings.ts";
import { DEMO_MODEL_ID } from "#core/models/model-ids.ts";
import type { Id } from "#core/vocabulary.ts";
import { openConversationChanged, openFieldsChanged } from "#state/document/documents.ts";
import { buildFieldKey } from "#state/document/typed-texts.ts";

export function systemPromptChanged(system: string): void {
  openConversationChanged((before) => changeSharedSettings(before, { system }));
}

/** Takes double braces in prompts as text, or fills them again. */
export function bracesTakenLiterally(areBracesText: boolean): void {
  openConversationChanged((before) => {
    const { areBracesText: _before, ...shared } = before.shared;
    return { ...before, shared: areBracesText ? { ...shared, areBracesText } : shared };
  });
}

/** Sets a column's own system prompt; undefined restores the shared one. */
export function columnSystemChanged(variantId: Id, system: string | undefined): void {
  openConversationChanged((before) =>
    changeVariant(before, variantId, (variant) => {
      const { system: _before, ...overrides } = variant.overrides;
      return { ...variant, overrides: system === undefined ? overrides : { ...overrides, system } };
    }),
  );
}

export function extraJsonChanged(variantId: Id, extraJson: string): void {
  openConversationChanged((before) => changeSettings(before, variantId, { extraJson }));
}

/**
 * Sets the connection of the conversation. Where its model cannot belong there (the demo's name, or no name), the model
 * last run on the connection, or its default, replaces it; the demo model never answers under another name. Models typed
 * into the fields of the columns that change are removed: they are of the connection before.
 */
export function connectionChosen(connection: Connection): void {
  openFieldsChanged((before) => {
    const { modelId } = before.shared;
    const keepsModel =
      connection.presetId !== "demo" &&
      before.shared.connectionId === connection.id &&
      modelId !== "" &&
      modelId !== DEMO_MODEL_ID;
    const after = changeSharedSettings(before, {
      connectionId: connection.id,
      modelId: keepsModel ? modelId : getStartModelId(connection.id),
    });
    const changedIds = before.variants
      .map(({ id }) => id)
      .filter((id) => !isSameModel(resolveSettings(before, id), resolveSettings(after, id)));
    return {
      conversation: changedIds.reduce(
        (conversation, id) => changeSweptField(conversation, id, MODEL_PATH, undefined),
        after,
      ),
      texts: Object.fromEntries(changedIds.map((id) => [buildFieldKey(id, MODEL_PATH), undefined])),
    };
  });
}
