import type { Connection } from "#core/connections/connection.ts";
import { changeSweptField } from "#core/conversation/change-swept-field.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { changeSharedSettings, isSameModel, resolveSettings } from "#core/conversation/settings.ts";
import { DEMO_MODEL_ID } from "#core/models/model-ids.ts";
import { getStartModelId } from "#state/connections/connections.ts";
import { openFieldsChanged } from "#state/document/documents.ts";
import { buildFieldKey } from "#state/document/typed-texts.ts";

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
