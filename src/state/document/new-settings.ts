import { MODEL_PATH, type Conversation, type Settings } from "#core/conversation/conversation.ts";
import { listColumns } from "#core/conversation/list-columns.ts";
import { isSameModel, resolveSettings } from "#core/conversation/settings.ts";
import { parseModelList } from "#core/parameters/parse-model-list.ts";
import type { Id } from "#core/vocabulary.ts";
import { getStartModelId } from "#state/connections/connections.ts";
import { getStartParameters } from "#state/parameters/start-parameters.ts";
import { loadDefaultSettings } from "#state/preferences/default-settings.ts";

/**
 * The connection and model of the conversation after this one: the user's defaults where it shares them, else those of
 * its first column, with the first of the models typed there.
 */
export function selectNextModel(conversation: Conversation): { connectionId: Id; modelId?: string } {
  const defaults = loadDefaultSettings();
  if (defaults && isSameModel(defaults, conversation.shared)) return defaults;
  const [first] = listColumns(conversation);
  const { connectionId, modelId } = resolveSettings(conversation, first?.id ?? "");
  const typed = parseModelList(first?.swept?.[MODEL_PATH] ?? "");
  const named = typed.type === "several" ? typed.values[0]?.value : modelId;
  return { connectionId, ...(typeof named === "string" && named !== "" ? { modelId: named } : {}) };
}

/**
 * The settings of a new conversation on a connection: its usual model, and the user's default settings for it, else the
 * start values of its parameters.
 */
export function resolveNewSettings(
  connectionId: Id,
  modelId: string = getStartModelId(connectionId),
  system = "",
): Settings {
  const defaults = loadDefaultSettings();
  const isDefault = defaults?.connectionId === connectionId && defaults.modelId === modelId;
  return {
    connectionId,
    modelId,
    system,
    variables: {},
    parameters: isDefault ? defaults.parameters : getStartParameters(connectionId, modelId),
    extraJson: "",
  };
}
