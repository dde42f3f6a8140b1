import type { Connection } from "#core/connections/connection.ts";
import { getStartModelId } from "#state/connections/connections.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { changeVariant, detachFromSweep } from "#core/conversation/change-variant.ts";
import { changeSweptField } from "#core/conversation/edit-variants.ts";
import { changeSettings, changeSharedSettings, resolveSettings } from "#core/conversation/settings.ts";
import { DEMO_MODEL_ID } from "#core/models/model-ids.ts";
import { parseModelList } from "#core/parameters/parse-model-list.ts";
import type { Id } from "#core/vocabulary.ts";
import { openConversationChanged, openFieldsChanged } from "#state/document/documents.ts";
import { buildFieldKey } from "#state/document/typed-texts.ts";

export function systemPromptChanged(system: string): void {
  openConversationChanged((before) => changeSharedSettings(before, { system }));
}

/** A column has a system prompt of its own; undefined where it has that of all again. */
export function columnSystemChanged(variantId: Id, system: string | undefined): void {
  openConversationChanged((before) =>
    changeVariant(before, variantId, (variant) => {
      const { system: _before, ...overrides } = variant.overrides;
      return { ...variant, overrides: system === undefined ? overrides : { ...overrides, system } };
    }),
  );
}

/** A variant has another model. Parameters that the new one does not take stay, and are not sent. */
export function modelChosen(variantId: Id, modelId: string): void {
  openFieldsChanged((before) => ({
    conversation: changeModel(before, variantId, modelId.trim()),
    texts: { [buildFieldKey(variantId, MODEL_PATH)]: undefined },
  }));
}

/**
 * A text was typed into the model field of a variant: a model, or several with commas. A text that cannot be read stands
 * in the field with its reason and holds the run back.
 */
export function modelTyped(variantId: Id, text: string): void {
  openFieldsChanged((before) => {
    const key = buildFieldKey(variantId, MODEL_PATH);
    const typed = parseModelList(text);
    if (typed.type === "unreadable") return { conversation: before, texts: { [key]: { text, reason: typed.reason } } };
    if (typed.type === "several")
      return {
        conversation: changeSweptField(before, variantId, MODEL_PATH, text),
        texts: { [key]: undefined },
      };
    const modelId = text.trim();
    return {
      conversation: changeModel(before, variantId, modelId),
      texts: { [key]: text === modelId ? undefined : { text, value: modelId } },
    };
  });
}

export function extraJsonChanged(variantId: Id, extraJson: string): void {
  openConversationChanged((before) => changeSettings(before, variantId, { extraJson }));
}

/**
 * The conversation talks to another connection from now on. Where its model cannot be meant there (the demo's name, or
 * no name), the model last run on the connection, or its usual one, takes its place; the demo model never answers under another name.
 */
export function connectionChosen(connection: Connection): void {
  openConversationChanged((before) => {
    const { modelId } = before.shared;
    const keepsModel =
      connection.presetId !== "demo" &&
      before.shared.connectionId === connection.id &&
      modelId !== "" &&
      modelId !== DEMO_MODEL_ID;
    return changeSharedSettings(before, {
      connectionId: connection.id,
      modelId: keepsModel ? modelId : getStartModelId(connection.id),
    });
  });
}

function changeModel(conversation: Conversation, variantId: Id, modelId: string): Conversation {
  const single = changeSweptField(conversation, variantId, MODEL_PATH, undefined);
  return resolveSettings(single, variantId).modelId === modelId
    ? single
    : changeSettings(detachFromSweep(single, variantId, MODEL_PATH), variantId, { modelId });
}
