import type { ColumnFigures } from "#core/compare/column-figures.ts";
import { readColumnFigures } from "#core/compare/column-figures.ts";
import type { Spread } from "#core/compare/spread.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { variantLetter } from "#core/conversation/variant-letter.ts";
import { formatCount, formatUsd } from "#core/format.ts";
import { readReplyCost } from "#core/models/read-cost.ts";
import { useSettledConversation, useThread } from "#state/document/documents.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import type { PlacedColumn } from "#state/variants/chosen-variant.ts";
import { columnGrid } from "./column-grid.ts";

/** Under the columns, what the replies of each took: the median of each figure, and under it the range. */
export function ColumnFeet({ drawn }: { drawn: readonly PlacedColumn[] }) {
  const conversation = useSettledConversation();
  const thread = new Set(useThread());
  const replies = Object.values(conversation?.replies ?? {}).filter(({ turnId }) => thread.has(turnId));
  const pricesOf = useKnownPrices();
  const costOf = (reply: Reply) => {
    const prices = pricesOf(reply.sentWith.connectionId, reply.sentWith.modelId);
    return readReplyCost(reply, prices === "free" ? undefined : prices);
  };
  const figures = drawn.map(({ variant }) =>
    readColumnFigures(
      replies.filter(({ variantId }) => variantId === variant.id),
      costOf,
    ),
  );
  if (figures.every(({ count }) => count === 0)) return null;
  return (
    <div
      style={columnGrid(drawn.length)}
      className="sticky bottom-0 z-10 mt-auto divide-x divide-line border-t border-line bg-paper"
    >
      {drawn.map(({ variant, place }, at) => {
        const own = figures[at];
        return (
          <div
            key={variant.id}
            role="group"
            aria-label={`Figures of variant ${variantLetter(place)}`}
            className="flex min-h-[30px] items-baseline gap-x-3 overflow-hidden px-3.5 py-1.5 font-mono text-xs whitespace-nowrap text-ink-3"
          >
            {own && own.count > 0 ? <Figures figures={own} /> : <span aria-label="no figures yet">–</span>}
          </div>
        );
      })}
    </div>
  );
}

function Figures({
  figures: { count, firstTokenMs, tokensPerSecond, outputTokens, costUsd },
}: {
  figures: ColumnFigures;
}) {
  return (
    <>
      <Figure name="time to first token" spread={firstTokenMs} print={printSeconds} unit=" s" />
      <Figure name="tokens a second" spread={tokensPerSecond} print={formatCount} unit="/s" />
      <Figure name="tokens of an answer" spread={outputTokens} print={formatCount} unit=" tok" />
      <span className="ml-auto text-right">
        <Figure
          name={costUsd?.isEstimate ? "estimated cost" : "cost"}
          spread={costUsd}
          print={printUsd}
          printEnd={(usd) => `$${Number(usd.toPrecision(2))}`}
        />
        {count > 1 && (
          <span
            className="block text-[10px]"
            title={`Median and range over ${count} replies, and the sum of their cost`}
          >
            ×{count}
            {costUsd && costUsd.sum > 0 && `: ${costUsd.isEstimate ? "≈ " : ""}${formatUsd(costUsd.sum)}`}
          </span>
        )}
      </span>
    </>
  );
}

/** The median of a figure, and under it the range where there is one. */
function Figure({
  name,
  spread,
  print,
  printEnd = print,
  unit = "",
}: {
  name: string;
  spread: Spread | undefined;
  print: (value: number) => string;
  /** The ends of the range, where they are printed shorter. */
  printEnd?: (value: number) => string;
  unit?: string;
}) {
  if (!spread) return null;
  const { median, least, most } = spread;
  const hasRange = print(least) !== print(most);
  return (
    <span title={`${name}${hasRange ? ": median, and from least to most" : ""}`}>
      <span className="sr-only">{name} </span>
      <b className="font-medium text-ink">{print(median)}</b>
      {unit}
      {hasRange && (
        <span className="block text-[10px]">
          {printEnd(least)}–{printEnd(most)}
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
