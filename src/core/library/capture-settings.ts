import type { Conversation } from "#core/conversation/conversation.ts";
import { MODEL_PATH } from "#core/conversation/conversation.ts";
import { parseSizeId } from "#core/conversation/image-scales.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { parseVariableName } from "#core/conversation/variable-path.ts";
import type { Id, Path } from "#core/vocabulary.ts";
import type { KeptSettings } from "./saved-settings.ts";

/** The settings of a column as they would be kept, with its model or without. */
export function captureSettings(conversation: Conversation, variantId: Id, hasModel: boolean): KeptSettings {
  const { connectionId, modelId, parameters, extraJson } = resolveSettings(conversation, variantId);
  const variant = conversation.variants.find(({ id }) => id === variantId);
  const swept = Object.entries(variant?.swept ?? {}).filter(([path]) => isKeptField(path, hasModel));
  return {
    ...(hasModel && { model: { connectionId, modelId } }),
    parameters,
    extraJson,
    ...(variant?.samples !== undefined && { samples: variant.samples }),
    ...(swept.length > 0 && { swept: Object.fromEntries(swept) }),
  };
}

/** True for a field that is part of kept settings: values of variables and sizes of pictures belong to a prompt. */
export function isKeptField(path: Path, hasModel: boolean): boolean {
  if (path === MODEL_PATH) return hasModel;
  return parseVariableName(path) === undefined && parseSizeId(path) === undefined;
}
