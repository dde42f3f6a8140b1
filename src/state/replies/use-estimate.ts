import { useMemo } from "react";
import type { Attachment } from "#core/content/attachment.ts";
import { buildRequest } from "#core/conversation/build-request.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import type { RunPlan } from "#core/conversation/plan-run.ts";
import { planRun } from "#core/conversation/plan-run.ts";
import { readColumns } from "#core/conversation/read-columns.ts";
import { readSettings } from "#core/conversation/settings.ts";
import { estimateInputTokens } from "#core/models/estimate-tokens.ts";
import type { Prices } from "#core/models/prices.ts";
import { readCostRange, readExpectedPrices } from "#core/models/prices.ts";
import type { CatalogueEntry } from "#core/models/read-catalogue.ts";
import { readOffer } from "#state/connections/speech.ts";
import { useAttachments } from "#state/document/drafts.ts";
import { useSettledConversation } from "#state/document/documents.ts";
import { useCatalogues } from "#state/models/catalogue.ts";
import { partsOf } from "./draft-parts.ts";
import { readRunContext } from "./run-context.ts";

/** About what a run would send and cost. `costUsd` is absent where the price of a reply is not known; free runs cost nothing. */
export type Estimate = {
  /** How many replies it asks for. */
  count: number;
  inputTokens: number;
  isFree: boolean;
  costUsd?: { leastUsd: number; mostUsd: number };
};

const USUAL_MAX_TOKENS = 32_000;

type Asked = {
  text: string;
  attachments: readonly Attachment[];
  conversation: Conversation;
  catalogues: Readonly<Record<string, readonly CatalogueEntry[]>>;
};

/** The button and the line beside it ask for the same estimate: it is made once. */
let latest: { asked: Asked; estimate: Estimate | undefined } | undefined;

/** The estimate for the draft as it stands, or for running the last turn again; undefined where nothing would run. */
export function useEstimate(text: string): Estimate | undefined {
  const conversation = useSettledConversation();
  const attachments = useAttachments();
  const catalogues = useCatalogues(conversation ? readUsedConnections(conversation) : []);
  return useMemo(() => {
    return conversation && estimateOnce({ text, attachments, conversation, catalogues });
  }, [text, attachments, conversation, catalogues]);
}

function estimateOnce(asked: Asked): Estimate | undefined {
  const isKnown = Object.entries(asked).every(([name, value]) => latest?.asked[name as keyof Asked] === value);
  if (!latest || !isKnown) latest = { asked, estimate: estimateRun(asked) };
  return latest.estimate;
}

function estimateRun({ text, attachments, conversation, catalogues }: Asked): Estimate | undefined {
  const parts = partsOf({ text, attachments: [...attachments] });
  const plan = planRun(conversation, parts, readRunContext());
  return "reason" in plan ? undefined : estimatePlan(plan, catalogues);
}

function readUsedConnections(conversation: Conversation): string[] {
  return [...new Set(readColumns(conversation).map(({ id }) => readSettings(conversation, id).connectionId))];
}

/** Samples of one column are asked the same: they are counted once and multiplied. */
function estimatePlan(
  { conversation, replies }: RunPlan,
  catalogues: Readonly<Record<string, readonly CatalogueEntry[]>>,
): Estimate {
  const estimate: Estimate = { count: replies.length, inputTokens: 0, isFree: true };
  let costUsd: Estimate["costUsd"] | undefined = { leastUsd: 0, mostUsd: 0 };
  for (const variantId of new Set(replies.map((reply) => reply.variantId))) {
    const own = replies.filter((reply) => reply.variantId === variantId);
    const [reply] = own;
    if (!reply) continue;
    const request = buildRequest(conversation, reply, {});
    const inputTokens = estimateInputTokens(request);
    estimate.inputTokens += inputTokens * own.length;
    if (readOffer(reply.sentWith).preset.id === "demo") continue;
    estimate.isFree = false;
    const prices = readPricesOf(reply, catalogues);
    const limit = request.parameters["max_tokens"];
    const range = prices && readCostRange(prices, inputTokens, typeof limit === "number" ? limit : USUAL_MAX_TOKENS);
    costUsd = range && costUsd && {
      leastUsd: costUsd.leastUsd + range.leastUsd * own.length,
      mostUsd: costUsd.mostUsd + range.mostUsd * own.length,
    };
  }
  return costUsd && !estimate.isFree ? { ...estimate, costUsd } : estimate;
}

function readPricesOf(
  { sentWith }: Reply,
  catalogues: Readonly<Record<string, readonly CatalogueEntry[]>>,
): Prices | undefined {
  const { connectionId, modelId } = sentWith;
  const listed = catalogues[connectionId]?.find(({ id, aliases }) => id === modelId || aliases.includes(modelId));
  return listed?.prices ?? readExpectedPrices(readOffer(sentWith).preset.id, modelId);
}
