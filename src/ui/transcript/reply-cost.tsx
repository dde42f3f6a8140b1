import type { Reply } from "#core/conversation/conversation.ts";
import { formatUsd } from "#core/format.ts";
import { computeReplyCost } from "#core/conversation/reply-cost.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";

/** What a reply cost: as billed, else computed from its tokens and marked so; nothing where nobody knows. */
export function ReplyCost({ reply }: { reply: Reply }) {
  const getPrices = useKnownPrices();
  const prices = getPrices(reply.sentWith.connectionId, reply.sentWith.modelId);
  const cost = computeReplyCost(reply, prices === "free" ? undefined : prices);
  if (!cost) return null;
  const { usd, isEstimate, isLeast } = cost;
  if (usd === 0 && !isEstimate) return <span className="ml-auto">free</span>;
  return (
    <span className="ml-auto">
      {isLeast && "at least "}
      <b className="font-medium text-ink">{formatUsd(usd)}</b> {isEstimate ? "estimated" : "billed"}
    </span>
  );
}
