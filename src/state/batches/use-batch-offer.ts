import { useMemo } from "react";
import { planBatches } from "#core/batches/plan-batches.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { buildCellKey } from "#core/conversation/conversation.ts";
import { indexCells } from "#core/conversation/index-cells.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { useAttachments } from "#state/document/drafts.ts";
import type { DraftTexts } from "#state/document/drafts.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { planDraft } from "#state/replies/run-context.ts";
import { estimatePlan, type RunEstimate } from "#state/replies/use-run-plan.ts";
import { getBatchPreset } from "./batch-preset.ts";

/** The requests that a run of the draft would send in batches. */
export type BatchOffer = {
  /** The number of requests, and their estimate at the ordinary price. */
  count: number;
  estimate: RunEstimate;
  /** The names of the services. */
  serviceNames: string[];
  /** True where some go to AI/ML API, whose price in a batch is not a fixed share. */
  isToAimlapi: boolean;
  /** The requests that cannot go in a batch, by the reason. */
  left: { reason: string; count: number }[];
  /** True where all is answered already, so that it is asked once more. */
  isAgain: boolean;
  /** True where AI/ML API would end answers early, since a batch has another largest length than a single request. */
  isCutShort: boolean;
};

/** The offer of batches for the prompts as they stood, or a sentence on why there is none. */
export function useBatchOffer(texts: DraftTexts): BatchOffer | string {
  const conversation = useSettledConversation();
  const attachments = useAttachments();
  const capabilitiesOf = useCapabilitiesLookup();
  const pricesOf = useKnownPrices();
  return useMemo(() => {
    if (!conversation) return "Étude is still loading.";
    const plan = planDraft(conversation, { ...texts, attachments: [...attachments] }, capabilitiesOf);
    if ("reason" in plan) return `${plan.reason}.`;
    const { groups, left } = planBatches(plan.requests, getBatchPreset);
    const requests = groups.flatMap((group) => group.requests);
    const replies = requests.flatMap((planned) => planned.replies);
    return {
      count: replies.length,
      estimate: estimatePlan({ ...plan, requests, replies }, pricesOf),
      serviceNames: [...new Set(groups.map(({ connectionId }) => getBatchPreset(connectionId).name))],
      isToAimlapi: groups.some(({ form }) => form === "aimlapi"),
      left,
      isAgain: requests.every(({ replies: [first] }) => isAnswered(conversation, first)),
      isCutShort: groups.some(
        ({ form, requests: own }) =>
          form === "aimlapi" && own.some(({ request }) => !("max_tokens" in request.parameters)),
      ),
    };
  }, [conversation, texts, attachments, capabilitiesOf, pricesOf]);
}

/** True for a cell with an answer. */
function isAnswered({ replies }: Conversation, { turnId, variantId, rowId }: Reply): boolean {
  const ids = indexCells(replies)[buildCellKey(turnId, variantId, rowId)] ?? [];
  return ids.some((id) => replies[id]?.status === "done");
}
