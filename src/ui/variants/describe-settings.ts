import type { Conversation, Settings } from "#core/conversation/conversation.ts";
import { getShortModelName } from "#core/models/model-ids.ts";
import { selectSendable } from "#core/parameters/select-sendable.ts";
import type { ModelCapabilities } from "#state/parameters/model-capabilities.ts";
import { describeImageScales } from "./describe-image-scales.ts";
import { describeParameters } from "./describe-parameters.ts";

/** The settings in a description: of a reply those it was sent with, of a column those it would send. */
export type DescribedSettings = Pick<Settings, "modelId" | "parameters" | "extraJson" | "imageScales">;

/** Settings in few words, beginning with the model. */
export function describeSettings(turns: Conversation["turns"], settings: DescribedSettings): string[] {
  return [getShortModelName(settings.modelId), ...describeOptions(turns, settings)];
}

/** Settings besides the model in few words. `sizeIds` names the pictures whose sizes are among them. */
export function describeOptions(
  turns: Conversation["turns"],
  { parameters, extraJson, imageScales }: DescribedSettings,
  sizeIds?: readonly string[],
): string[] {
  return [
    ...describeParameters(parameters),
    ...describeImageScales(turns, imageScales, sizeIds),
    ...(extraJson.trim() === "" ? [] : ["extra JSON"]),
  ];
}

/** The settings with only the parameters that the model takes. */
export function selectSentSettings<Given extends DescribedSettings>(
  settings: Given,
  { source, specs }: Pick<ModelCapabilities, "source" | "specs">,
): Given {
  return { ...settings, parameters: selectSendable(source, specs, settings.parameters) };
}
