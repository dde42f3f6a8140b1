import { memo, type ReactNode } from "react";
import type { Reply } from "#core/conversation/conversation.ts";
import { computeMetrics } from "#core/conversation/reply-metrics.ts";
import { formatCount, formatSeconds } from "#core/format.ts";
import { ReplyCost } from "./reply-cost.tsx";

/** What a reply took: it keeps its line from the start, so that nothing moves when figures come. */
export const ReplyMetricsLine = memo(function ReplyFigures({ reply }: { reply: Reply }) {
  if (reply.origin === "written") return null;
  const { firstTokenMs, tokensPerSecond, inputTokens, outputTokens } = computeMetrics(reply);
  return (
    <div
      role="group"
      aria-label="Figures"
      className="mt-2 flex min-h-[18px] flex-wrap gap-x-3 font-mono text-xs text-ink-3"
    >
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
      <ReplyCost reply={reply} />
    </div>
  );
});

function Value({ children }: { children: ReactNode }) {
  return <b className="font-medium text-ink">{children}</b>;
}
