import { useMemo } from "react";
import { buildRequest } from "#core/conversation/build-request.ts";
import { planRun } from "#core/conversation/plan-run.ts";
import { estimateInputTokens } from "#core/models/estimate-tokens.ts";
import { readCostRange, readExpectedPrices } from "#core/models/prices.ts";
import { readOffer, readSpeech } from "#state/connections/speech.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { useCatalogue } from "#state/models/catalogue.ts";
import { partsOf } from "./draft-parts.ts";

/** About what a run would send and cost. `costUsd` is absent where no price is known; free runs cost nothing. */
export type Estimate = {
  inputTokens: number;
  isFree: boolean;
  costUsd?: { leastUsd: number; mostUsd: number };
};

/** The estimate for the draft as it stands, or for running the last turn again; undefined with nothing to run. */
export function useEstimate(text: string): Estimate | undefined {
  const conversation = useSettledConversation();
  const attachments = useAttachments();
  const { connectionId = "demo", modelId = "" } = conversation?.shared ?? {};
  const catalogue = useCatalogue(connectionId, false);
  return useMemo(() => {
    const parts = partsOf({ text, attachments: [...attachments] });
    const variantIds = conversation?.variants.map(({ id }) => id) ?? [];
    const plan = conversation && planRun(conversation, parts, variantIds, readSpeech);
    if (!plan) return undefined;
    const { preset } = readOffer({ connectionId, modelId });
    const listed = catalogue.find(({ id, aliases }) => id === modelId || aliases.includes(modelId));
    const prices = listed?.prices ?? readExpectedPrices(preset.id, modelId);
    const estimate: Estimate = { inputTokens: 0, isFree: preset.id === "demo" };
    let leastUsd = 0;
    let mostUsd = 0;
    for (const reply of plan.replies) {
      const request = buildRequest(plan.conversation, reply, {});
      const inputTokens = estimateInputTokens(request);
      const limit = request.parameters["max_tokens"];
      const range = prices && readCostRange(prices, inputTokens, typeof limit === "number" ? limit : 32_000);
      estimate.inputTokens += inputTokens;
      leastUsd += range?.leastUsd ?? 0;
      mostUsd += range?.mostUsd ?? 0;
    }
    return prices ? { ...estimate, costUsd: { leastUsd, mostUsd } } : estimate;
  }, [text, attachments, conversation, connectionId, modelId, catalogue]);
}
