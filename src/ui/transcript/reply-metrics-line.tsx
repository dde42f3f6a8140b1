import type { ReactNode } from "react";
import { memo, Suspense } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { computeMetrics } from "#core/conversation/reply-metrics.ts";
import { formatCount, formatSeconds, formatUsd } from "#core/format.ts";
import { computeKnownCost } from "#state/models/known-cost.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { lazyComponent } from "#ui/kit/lazy-component.tsx";

/** Few answers come from a service that counts cached tokens. */
const CacheFacts = lazyComponent(
  async () => (await import("./cache-facts.tsx")).CacheFacts,
  () => null,
);

/** The metrics of a reply on a line that exists from the start, so that nothing moves when they arrive. */
export const ReplyMetricsLine = memo(function ReplyMetricsLine({
  reply,
  lead,
}: {
  reply: Reply;
  /** Words before the metrics. */
  lead?: string;
}) {
  if (reply.origin === "written") return null;
  const { firstTokenMs, tokensPerSecond, inputTokens, outputTokens, thinkingTokens = 0 } = computeMetrics(reply);
  const webSearches = reply.usage?.webSearches;
  return (
    <div
      role="group"
      aria-label="Figures"
      className="mt-2 flex min-h-4.5 flex-wrap gap-x-3 font-mono text-xs text-ink-3"
    >
      {lead !== undefined && <span className="text-ink">{lead}</span>}
      {firstTokenMs !== undefined && (
        <span>
          first token <Value>{formatSeconds(firstTokenMs)}</Value>
        </span>
      )}
      {tokensPerSecond !== undefined && (
        <span>
          <Value>{formatCount(tokensPerSecond)}</Value> tok/s
        </span>
      )}
      {inputTokens !== undefined && (
        <span>
          in <Value>{formatCount(inputTokens)}</Value> tok
        </span>
      )}
      {outputTokens !== undefined && (
        <span>
          out <Value>{formatCount(outputTokens)}</Value> tok
        </span>
      )}
      {thinkingTokens > 0 && (
        <span>
          thinking <Value>{formatCount(thinkingTokens)}</Value> tok
        </span>
      )}
      {webSearches !== undefined && (
        <span>
          searches <Value>{webSearches}</Value>
        </span>
      )}
      <ReplyCost reply={reply} />
      {mayHaveCache(reply) && (
        <Suspense fallback={null}>
          <CacheFacts reply={reply} />
        </Suspense>
      )}
    </div>
  );
});

/** True for a reply whose service counted cached tokens, or that was sent with cache breakpoints. */
const mayHaveCache = ({ usage, sentWith }: Reply): boolean =>
  usage?.cachedInputTokens !== undefined || sentWith.caching !== undefined;

function Value({ children }: { children: ReactNode }) {
  return <b className="font-medium text-ink">{children}</b>;
}

/** The cost of a reply: billed, else estimated from its tokens and marked so; nothing where it is unknown. */
function ReplyCost({ reply }: { reply: Reply }) {
  const cost = computeKnownCost(reply, useKnownPrices());
  if (!cost) return null;
  const { usd, isEstimate, isLeast } = cost;
  if (usd === 0 && !isEstimate) return <span className="ms-auto">free</span>;
  return (
    <span className="ms-auto">
      {isLeast && "at least "}
      <b className="font-medium text-ink">{formatUsd(usd)}</b> {isEstimate ? "estimated" : "billed"}
    </span>
  );
}
