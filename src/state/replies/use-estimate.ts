import { useMemo } from "react";
import type { Attachment } from "#core/content/attachment.ts";
import type { Conversation } from "#core/conversation/conversation.ts";
import type { RunPlan } from "#core/conversation/plan-run.ts";
import { planRun } from "#core/conversation/plan-run.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import type { PriceReader } from "#state/models/known-prices.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { estimateReply } from "#state/models/most-cost.ts";
import { readDraftSaid } from "./draft-said.ts";
import { readRunContext } from "./run-context.ts";

/**
 * About what a run would send and cost, all columns together. `costUsd` is absent where no price is known, and a least
 * sum where one is not; free runs cost nothing.
 */
export type Estimate = {
  /** How many replies it asks for. */
  count: number;
  inputTokens: number;
  isFree: boolean;
  costUsd?: { leastUsd: number; mostUsd: number; isLeast: boolean };
};

type Asked = {
  text: string;
  attachments: readonly Attachment[];
  conversation: Conversation;
  pricesOf: PriceReader;
};

/** The button and the line beside it ask for the same estimate: it is made once. */
let latest: { asked: Asked; estimate: Estimate | undefined } | undefined;

/** The estimate for the draft as it stands, or for running the last turn again; undefined where nothing would run. */
export function useEstimate(text: string): Estimate | undefined {
  const conversation = useSettledConversation();
  const attachments = useAttachments();
  const pricesOf = useKnownPrices();
  return useMemo(
    () => conversation && estimateOnce({ text, attachments, conversation, pricesOf }),
    [text, attachments, conversation, pricesOf],
  );
}

function estimateOnce(asked: Asked): Estimate | undefined {
  const isKnown = Object.entries(asked).every(([name, value]) => latest?.asked[name as keyof Asked] === value);
  if (!latest || !isKnown) latest = { asked, estimate: estimateRun(asked) };
  return latest.estimate;
}

function estimateRun({ text, attachments, conversation, pricesOf }: Asked): Estimate | undefined {
  const plan = planRun(conversation, readDraftSaid({ text, attachments: [...attachments] }), readRunContext());
  return "reason" in plan ? undefined : estimatePlan(plan, pricesOf);
}

/** Samples of one column are asked the same: they are counted once and multiplied. */
function estimatePlan({ conversation, replies }: RunPlan, pricesOf: PriceReader): Estimate {
  const estimate: Estimate = { count: replies.length, inputTokens: 0, isFree: true };
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
