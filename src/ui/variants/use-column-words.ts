import type { Id } from "#core/conversation/conversation.ts";
import { shortModelName } from "#core/models/model-ids.ts";
import { readSendable } from "#core/parameters/read-sendable.ts";
import { useOffer } from "#state/connections/speech.ts";
import { useSetting, useTurns } from "#state/document/documents.ts";
import { describeScales } from "./describe-scales.ts";
import { describeSettings } from "./describe-settings.ts";

/** What a column would send now, in few words, as a reply says what it was asked with. */
export function useColumnWords(variantId: Id): string {
  const connectionId = useSetting(variantId, "connectionId") ?? "demo";
  const modelId = useSetting(variantId, "modelId") ?? "";
  const parameters = useSetting(variantId, "parameters") ?? {};
  const extraJson = useSetting(variantId, "extraJson") ?? "";
  const imageScales = useSetting(variantId, "imageScales");
  const turns = useTurns() ?? {};
  const { source, specs } = useOffer(connectionId, modelId);
  return [
    shortModelName(modelId),
    ...describeSettings(readSendable(source, specs, parameters)),
    ...describeScales(turns, imageScales),
    ...(extraJson.trim() === "" ? [] : ["extra JSON"]),
  ].join(" · ");
}
