import { useMemo } from "react";
import type { Attachment } from "#core/content/attachment.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { RunPlan } from "#core/conversation/plan-run.ts";
import { planRun } from "#core/conversation/plan-run.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import type { PriceLookup } from "#state/models/known-prices.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { estimateReply } from "#state/models/max-cost.ts";
import type { CapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { useCapabilitiesLookup } from "#state/parameters/model-capabilities.ts";
import { draftContent } from "./draft-content.ts";
import { createRunContext } from "./run-context.ts";

/**
 * About what a run would send and cost, all columns together. `costUsd` is absent where no price is known, and a least
 * sum where one is not; free runs cost nothing.
 */
export type RunEstimate = {
  /** How many replies it asks for. */
  count: number;
  inputTokens: number;
  isFree: boolean;
  costUsd?: { leastUsd: number; mostUsd: number; isLeast: boolean };
};

type EstimateInput = {
  text: string;
  attachments: readonly Attachment[];
  conversation: Conversation;
  pricesOf: PriceLookup;
  capabilitiesOf: CapabilitiesLookup;
};

/** The button and the line beside it ask for the same estimate: it is made once. */
let latest: { input: EstimateInput; estimate: RunEstimate | undefined } | undefined;

/** The estimate for the draft as it stands, or for running the last turn again; undefined where nothing would run. */
export function useEstimate(text: string): RunEstimate | undefined {
  const conversation = useSettledConversation();
  const attachments = useAttachments();
  const pricesOf = useKnownPrices();
  const capabilitiesOf = useCapabilitiesLookup();
  return useMemo(
    () => conversation && estimateOnce({ text, attachments, conversation, pricesOf, capabilitiesOf }),
    [text, attachments, conversation, pricesOf, capabilitiesOf],
  );
}

function estimateOnce(input: EstimateInput): RunEstimate | undefined {
  const isKnown = Object.entries(input).every(([name, value]) => latest?.input[name as keyof EstimateInput] === value);
  if (!latest || !isKnown) latest = { input, estimate: estimateRun(input) };
  return latest.estimate;
}

function estimateRun({
  text,
  attachments,
  conversation,
  pricesOf,
  capabilitiesOf,
}: EstimateInput): RunEstimate | undefined {
  const content = draftContent({ text, attachments: [...attachments] });
  const plan = planRun(conversation, content, createRunContext(capabilitiesOf));
  return "reason" in plan ? undefined : estimatePlan(plan, pricesOf);
}

/** Samples of one column are asked the same: they are counted once and multiplied. */
function estimatePlan({ conversation, replies }: RunPlan, pricesOf: PriceLookup): RunEstimate {
  const estimate: RunEstimate = { count: replies.length, inputTokens: 0, isFree: true };
  let known: { leastUsd: number; mostUsd: number } | undefined;
  let isLeast = false;
  for (const variantId of new Set(replies.map((reply) => reply.variantId))) {
    const own = replies.filter((reply) => reply.variantId === variantId);
    const [reply] = own;
    if (!reply) continue;
    const { inputTokens, leastUsd, mostUsd, isLeast: isPartial = false } = estimateReply(conversation, reply, pricesOf);
    estimate.inputTokens += inputTokens * own.length;
    estimate.isFree &&= mostUsd === 0;
    isLeast ||= isPartial;
    if (leastUsd === undefined || mostUsd === undefined) isLeast = true;
    else
      known = {
        leastUsd: (known?.leastUsd ?? 0) + leastUsd * own.length,
        mostUsd: (known?.mostUsd ?? 0) + mostUsd * own.length,
      };
  }
  return known ? { ...estimate, costUsd: { ...known, isLeast } } : estimate;
}
