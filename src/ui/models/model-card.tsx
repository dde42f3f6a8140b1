import { formatCount } from "#core/format.ts";
import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";
import { ExternalLink } from "#ui/kit/external-link.tsx";
import { describePrices } from "./describe-model.ts";

/** The details of a model's catalogue entry; unknown ones are left out. */
export function ModelCard({ entry }: { entry: CatalogueEntry }) {
  const { aliases, developer, description, contextTokens, outputTokens, reads, writes, prices, pages } = entry;
  const facts: [string, string | undefined][] = [
    ["developer", developer],
    ["context", formatTokens(contextTokens)],
    ["longest answer", formatTokens(outputTokens)],
    ["reads", reads?.join(", ")],
    ["writes", writes?.join(", ")],
    ["price", describePrices(prices)],
    ["also called", aliases.join(", ")],
  ];
  return (
    <div className="flex flex-col gap-1.5 text-xs text-ink-2">
      {description !== undefined && <p className="break-words">{description}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        {facts.map(([name, fact]) =>
          fact === undefined || fact === "" ? null : (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd className="min-w-0 wrap-anywhere">{fact}</dd>
            </div>
          ),
        )}
      </dl>
      {pages.map((page) => (
        <ExternalLink key={page} href={page} className="w-fit wrap-anywhere">
          {page}
        </ExternalLink>
      ))}
    </div>
  );
}

function formatTokens(tokens: number | undefined): string | undefined {
  return tokens === undefined ? undefined : `${formatCount(tokens)} tokens`;
}
