import type { ColumnMetrics } from "#core/compare/column-metrics.ts";
import { computeColumnMetrics, listLatestReplies } from "#core/compare/column-metrics.ts";
import { summarizeResults } from "#core/checks/summarize-results.ts";
import type { Spread } from "#core/compare/spread.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { formatColumnLetter } from "#core/conversation/format-column-letter.ts";
import { formatCount, formatUsd } from "#core/format.ts";
import { useOpenRowId, useThread } from "#state/document/documents.ts";
import { useSettledReplies } from "#state/document/use-replies.ts";
import { computeKnownCost } from "#state/models/known-cost.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { useAllResults } from "#state/checks/check-results.ts";
import type { IndexedColumn } from "#state/page-choices.ts";
import { getColumnGridStyle } from "./get-column-grid-style.ts";

/** The metrics of each column's replies, of the open row where there are rows, under the column: the median of each, and its range. */
export function ColumnFooters({ visibleColumns }: { visibleColumns: readonly IndexedColumn[] }) {
  const all = useSettledReplies();
  const thread = new Set(useThread());
  const openRowId = useOpenRowId();
  const replies = Object.values(all ?? {}).filter(({ turnId, rowId }) => thread.has(turnId) && rowId === openRowId);
  const getPrices = useKnownPrices();
  const metrics = visibleColumns.map((column) =>
    computeColumnMetrics(
      replies.filter(({ variantId }) => variantId === column.variantId),
      (reply) => computeKnownCost(reply, getPrices),
    ),
  );
  if (metrics.every(({ count }) => count === 0)) return null;
  return (
    <div
      style={getColumnGridStyle(visibleColumns.length)}
      className="column-grid divide-x divide-line border-t border-line bg-paper"
    >
      {visibleColumns.map(({ variantId, columnIndex }, index) => {
        const columnMetrics = metrics[index];
        return (
          <div
            key={variantId}
            role="group"
            aria-label={`Figures of variant ${formatColumnLetter(columnIndex)}`}
            className="@container min-w-0"
          >
            <div className="flex min-h-7.5 flex-wrap items-baseline gap-x-3 px-3.5 py-1.5 font-mono text-xs whitespace-nowrap text-ink-3">
              <PassRate replies={replies.filter((reply) => reply.variantId === variantId)} />
              {columnMetrics && columnMetrics.count > 0 ? (
                <ColumnMetricValues metrics={columnMetrics} />
              ) : (
                <span aria-label="no figures yet">–</span>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** The number of a column's answers that pass every check; nothing where none is checked. */
function PassRate({ replies }: { replies: readonly Reply[] }) {
  const { passed, total, missing } = summarizeResults(listLatestReplies(replies), useAllResults());
  if (total + missing === 0) return null;
  return (
    <span title="Answers that pass every check">
      pass <b className="font-medium text-ink">{passed}</b> of {total}
      {missing > 0 && <span className="block">{missing} not told</span>}
    </span>
  );
}

function ColumnMetricValues({
  metrics: { count, firstTokenMs, tokensPerSecond, outputTokens, costUsd },
}: {
  metrics: ColumnMetrics;
}) {
  return (
    <>
      {count > 1 && (
        <span title={`Median of ${count} replies with the latest settings, and their range below`}>
          median of {count}
          <span className="block @max-3xs:hidden">min–max</span>
        </span>
      )}
      <MetricValue name="time to first token" spread={firstTokenMs} print={printSeconds} unit=" s" />
      <MetricValue name="tokens per second" spread={tokensPerSecond} print={formatCount} unit="/s" />
      <MetricValue name="output tokens" spread={outputTokens} print={formatCount} unit=" tok" />
      <span className="ms-auto text-end">
        <MetricValue name={costUsd?.isEstimate ? "estimated cost" : "cost"} spread={costUsd} print={printUsd} />
        {count > 1 && costUsd && costUsd.sum > 0 && (
          <span className="block" title={`Cost of these ${count} replies`}>
            total {costUsd.isEstimate ? "≈ " : ""}
            {formatUsd(costUsd.sum)}
          </span>
        )}
      </span>
    </>
  );
}

/** The median of a metric, and its range where there is one. */
function MetricValue({
  name,
  spread,
  print,
  unit = "",
}: {
  name: string;
  spread: Spread | undefined;
  print: (value: number) => string;
  unit?: string;
}) {
  if (!spread) return null;
  const { median, min, max } = spread;
  const hasRange = print(min) !== print(max);
  return (
    <span title={`${name}${hasRange ? ": median, and minimum to maximum" : ""}`}>
      <span className="sr-only">{name} </span>
      <b className="font-medium text-ink">{print(median)}</b>
      {unit}
      {hasRange && (
        <span className="block @max-3xs:hidden">
          {print(min)}–{print(max)}
        </span>
      )}
    </span>
  );
}

function printSeconds(ms: number): string {
  return (ms / 1000).toFixed(ms < 10_000 ? 2 : 0);
}

function printUsd(usd: number): string {
  return usd === 0 ? "free" : formatUsd(usd);
}
