import { computeCacheSaving } from "#core/caching/compute-cache-saving.ts";
import type { Reply } from "#core/conversation/conversation.ts";
import { formatCount, formatUsd } from "#core/format.ts";
import { splitByCache } from "#core/caching/split-by-cache.ts";
import { useKnownPrices } from "#state/models/known-prices.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** The input tokens of a reply as read from a cache, written into it and new, with what that saved; nothing where no cache was used. */
export function CacheBar({ reply }: { reply: Reply }) {
  const { connectionId, modelId } = reply.sentWith;
  const prices = useKnownPrices()(connectionId, modelId);
  const shares = splitByCache(reply.usage);
  if (!shares) return null;
  const { read, written, writtenForHour, fresh } = shares;
  const parts = [
    { name: "read from cache", tokens: read, look: "bg-ok" },
    { name: "written for 5 min", tokens: written, look: "bg-warn" },
    { name: "written for 1 hour", tokens: writtenForHour, look: "bg-warn" },
    { name: "new", tokens: fresh, look: "bg-line-strong" },
  ].filter(({ tokens }) => tokens > 0);
  const saved = prices === "free" ? undefined : computeCacheSaving(reply, prices);
  return (
    <div role="group" aria-label="Cache" className="basis-full pt-1 font-mono text-xs text-ink-3">
      <div aria-hidden className="flex h-1 gap-px overflow-hidden rounded-full">
        {parts.map(({ name, tokens, look }) => (
          <span key={name} className={joinClasses("min-w-0.5", look)} style={{ flexGrow: tokens }} />
        ))}
      </div>
      <p className="flex flex-wrap gap-x-3">
        {parts.map(({ name, tokens, look }) => (
          <span key={name} className="flex items-center gap-1">
            <span aria-hidden className={joinClasses("size-1.5 rounded-full", look)} />
            <span>
              <b className="font-medium text-ink">{formatCount(tokens)}</b> {name}
            </span>
          </span>
        ))}
        <span className="ms-auto">{describeSaving(saved)}</span>
      </p>
    </div>
  );
}

function describeSaving(savedUsd: number | undefined): string {
  if (savedUsd === undefined) return "saving not known";
  return savedUsd < 0 ? `${formatUsd(-savedUsd)} more to write` : `${formatUsd(savedUsd)} saved`;
}
