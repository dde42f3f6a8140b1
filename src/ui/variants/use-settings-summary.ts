import { getShortModelName } from "#core/models/model-ids.ts";
import { selectSendable } from "#core/parameters/select-sendable.ts";
import type { Id } from "#core/vocabulary.ts";
import { useCapabilities } from "#state/parameters/model-capabilities.ts";
import { useSetting, useTurns } from "#state/document/documents.ts";
import { describeImageScales } from "./describe-image-scales.ts";
import { describeParameters } from "./describe-parameters.ts";

/** The request settings of a column in few words, in the style of a reply's own summary. */
export function useSettingsSummary(variantId: Id): string {
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const parameters = useSetting(variantId, "parameters") ?? {};
  const extraJson = useSetting(variantId, "extraJson") ?? "";
  const imageScales = useSetting(variantId, "imageScales");
  const turns = useTurns() ?? {};
  const { source, specs } = useCapabilities(connectionId, modelId);
  return [
    getShortModelName(modelId),
    ...describeParameters(selectSendable(source, specs, parameters)),
    ...describeImageScales(turns, imageScales),
    ...(extraJson.trim() === "" ? [] : ["extra JSON"]),
  ].join(" · ");
}
