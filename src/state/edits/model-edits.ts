import type { Conversation } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { detachFromSweep } from "#core/conversation/change-variant.ts";
import { changeSweptField } from "#core/conversation/change-swept-field.ts";
import { changeSettings, resolveSettings } from "#core/conversation/settings.ts";
import { parseModelList } from "#core/parameters/parse-model-list.ts";
import type { Id } from "#core/vocabulary.ts";
import { openFieldsChanged } from "#state/document/documents.ts";
import { buildFieldKey } from "#state/document/typed-texts.ts";

/**
 * Sets the model of a variant. Parameters that the new model does not accept stay in the settings, and are not sent.
 */
export function modelChosen(variantId: Id, modelId: string): void {
  openFieldsChanged((before) => ({
    conversation: changeModel(before, variantId, modelId.trim()),
    texts: { [buildFieldKey(variantId, MODEL_PATH)]: undefined },
  }));
}

/**
 * Applies a text typed into the model field of a variant: a model, or several with commas. An invalid text stays in the
 * field with its reason and blocks the run.
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

function changeModel(conversation: Conversation, variantId: Id, modelId: string): Conversation {
  const single = changeSweptField(conversation, variantId, MODEL_PATH, undefined);
  return resolveSettings(single, variantId).modelId === modelId
    ? single
    : changeSettings(detachFromSweep(single, variantId, MODEL_PATH), variantId, { modelId });
}
