import type { CacheLife, Caching } from "#core/content/part.ts";
import { isCachingPublished } from "#core/caching/is-caching-published.ts";
import { getLeastCachedTokens } from "#core/caching/least-cached-tokens.ts";
import { getCacheSupport } from "#core/conversation/cache-support.ts";
import { createLastFinder } from "#core/conversation/create-last-finder.ts";
import { resolveSettings } from "#core/conversation/settings.ts";
import { formatCount } from "#core/format.ts";
import { splitByCache } from "#core/caching/split-by-cache.ts";
import type { Id } from "#core/vocabulary.ts";
import { useRememberedAdaptations } from "#state/connections/refused-fields.ts";
import { useOpenValue, useSettledValue } from "#state/document/documents.ts";
import { breakpointChanged } from "#state/edits/caching-edits.ts";
import type { ModelCapabilities } from "#state/parameters/model-capabilities.ts";
import { Select } from "#ui/kit/select.tsx";
import { CacheBar } from "#ui/models/cache-bar.tsx";

type Life = CacheLife | "off";

const LIVES: readonly { value: Life; label: string }[] = [
  { value: "off", label: "not cached" },
  { value: "5m", label: "5 minutes" },
  { value: "1h", label: "1 hour" },
];
const PLACES: readonly { place: keyof Caching; label: string }[] = [
  { place: "tools", label: "tools" },
  { place: "system", label: "system prompt" },
  { place: "latest", label: "latest message" },
];
const NONE: Caching = {};

/** The cache breakpoints of a column: where a request is kept by the service, and what that did for its last answer. */
export function CachingGroup({
  variantId,
  connectionId,
  modelId,
  capabilities: { wire, dialect },
}: {
  variantId: Id;
  connectionId: Id;
  modelId: string;
  capabilities: Pick<ModelCapabilities, "wire" | "dialect">;
}) {
  const caching =
    useSettledValue((conversation) => resolveSettings(conversation, variantId).caching, undefined) ?? NONE;
  const adaptations = useRememberedAdaptations(connectionId, modelId);
  const support = getCacheSupport({ connectionId, modelId, wire, dialect, adaptations });
  const isSet = Object.keys(caching).length > 0;
  if (support === "none" && !isSet) return null;
  return (
    <div role="group" aria-label="Caching" className="border-b border-line px-3.5 py-2.75">
      <h3 className="font-medium">caching</h3>
      <p className="text-xs text-ink-3">{describeSupport(support, { connectionId, modelId, wire })}</p>
      {PLACES.map(({ place, label }) => {
        const life = caching[place];
        if (life === undefined && (support === "none" || (support === "texts" && place === "tools"))) return null;
        return (
          <div key={place} className="mt-1 flex items-center gap-2">
            <label htmlFor={`cache-${place}`} className="grow text-sm text-ink-2">
              {label}
            </label>
            <Select<Life>
              id={`cache-${place}`}
              look="value"
              options={LIVES}
              value={life ?? "off"}
              onChange={(chosen) => breakpointChanged(variantId, place, chosen === "off" ? undefined : chosen)}
            />
          </div>
        );
      })}
      <LastCached variantId={variantId} />
    </div>
  );
}

/** The cached tokens of the last answer that used the cache; apart, since it is looked for only where a cache is offered. */
function LastCached({ variantId }: { variantId: Id }) {
  const latest = useOpenValue(
    ({ settled }) => settled.replies,
    (replies) => findLastCached(replies, variantId),
    undefined,
  );
  return (
    latest && (
      <div className="mt-2">
        <p className="text-xs text-ink-3">Last answer that used the cache</p>
        <CacheBar reply={latest} />
      </div>
    )
  );
}

function describeSupport(
  support: ReturnType<typeof getCacheSupport>,
  { connectionId, modelId, wire }: Parameters<typeof isNotPublished>[0],
): string {
  if (support === "none")
    return "Not sent: this service takes no cache breakpoints for this model, or has refused them.";
  const least = getLeastCachedTokens(modelId);
  const begin = least === undefined ? "" : ` Kept from ${formatCount(least)} tokens on.`;
  if (support === "texts") return `Sent in texts, as OpenRouter’s guide describes; not for tools and pictures.${begin}`;
  if (isNotPublished({ connectionId, modelId, wire }))
    return `Not in the schema that AI/ML API publishes for this model: it may be refused or do nothing.${begin}`;
  return `The service keeps the request up to here and reads it for a tenth of the price.${begin}`;
}

function isNotPublished({
  connectionId,
  modelId,
  wire,
}: {
  connectionId: Id;
  modelId: string;
  wire: ModelCapabilities["wire"];
}): boolean {
  return connectionId === "aimlapi" && !isCachingPublished(modelId, wire);
}

/** The newest answer of a column that read a cache or wrote one. */
const findLastCached = createLastFinder(
  ({ usage }) => splitByCache(usage) !== undefined,
  ({ startedAtMs }) => startedAtMs,
);
