import { countThings } from "#core/count-things.ts";
import { formatCount } from "#core/format.ts";
import type { CacheLife } from "#core/content/part.ts";
import { hasCacheBreakpoint } from "#core/conversation/cache-support.ts";
import type { Conversation, Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { type CacheBreakpoint, listCacheBreakpoints } from "#core/conversation/list-cache-breakpoints.ts";
import { planRequest } from "#core/conversation/planned-request.ts";
import type { ChatRequest } from "#core/wire/chat-request.ts";
import { estimateTokensUpTo } from "./estimate-tokens-up-to.ts";
import { findFirstChange } from "./find-first-change.ts";
import { getLeastCachedTokens } from "./least-cached-tokens.ts";

/** Minutes for which what stands before a breakpoint is kept after its last use. */
const LIFE_MINUTES: Record<CacheLife, number> = { "5m": 5, "1h": 60 };

/**
 * One sentence on why nothing of a reply's request was read from a cache: it is too short, the first, changed, late, or sent too
 * early; undefined for a request without breakpoints, for one that read, and until the tokens are counted. It is compared with the
 * request sent before in the same column, up to the breakpoints of that one.
 */
export function explainCacheUse(conversation: Conversation, reply: Reply): string | undefined {
  const { usage, sentWith } = reply;
  if (!isSettled(reply.status) || usage?.inputTokens === undefined || (usage.cachedInputTokens ?? 0) > 0)
    return undefined;
  if (!sentWith.caching && !hasMarkedTurn(conversation)) return undefined;
  const { request } = planRequest(conversation, [reply]);
  const last = listCacheBreakpoints(request).at(-1);
  if (!last) return undefined;
  const isWritten = (usage.cacheWrittenTokens ?? 0) > 0;
  const short = isWritten ? undefined : explainShort(request, last, sentWith.modelId);
  if (short !== undefined) return short;
  if (!isWritten && usage.cachedInputTokens === undefined) return "The service does not say what it has cached.";
  const before = findReplyBefore(conversation, reply);
  const earlier = before && planRequest(conversation, [before]).request;
  const [first] = earlier ? listKept(earlier, sentWith.modelId) : [];
  if (!before || !earlier || !first)
    return isWritten ? "Written to the cache; the next request can read it." : "Nothing was cached before.";
  const change = findFirstChange(earlier, request, first);
  if (change !== undefined) return `Not read from the cache: ${change} changed since the answer before.`;
  const startedAtMs = reply.startedAtMs ?? 0;
  if ((before.firstTokenAtMs ?? 0) > startedAtMs)
    return "Not read from the cache: the request that writes it had no answer yet when this one was sent.";
  const minutes = Math.floor((startedAtMs - (before.startedAtMs ?? 0)) / 60_000);
  if (minutes >= LIFE_MINUTES[first.life])
    return `Not read from the cache: the answer before is ${countThings(minutes, "minute")} old, and it was kept for ${LIFE_MINUTES[first.life]}.`;
  return "Not read from the cache, though the same beginning was sent shortly before. Services do not promise to keep it.";
}

/** True where a turn has a breakpoint of its own: most conversations have none, and their requests are not built again. */
const hasMarkedTurn = ({ turns }: Conversation): boolean =>
  Object.values(turns).some(({ parts }) => parts.some(hasCacheBreakpoint));

function explainShort(request: ChatRequest, last: CacheBreakpoint, modelId: string): string | undefined {
  const least = getLeastCachedTokens(modelId);
  const tokens = estimateTokensUpTo(request, last);
  if (least === undefined || tokens >= least) return undefined;
  return `Not cached: about ${countThings(tokens, "token")} up to the breakpoint, and this model caches from ${formatCount(least)} on.`;
}

/** The breakpoints of a request that are long enough to be kept. */
function listKept(request: ChatRequest, modelId: string): CacheBreakpoint[] {
  const least = getLeastCachedTokens(modelId) ?? 0;
  return listCacheBreakpoints(request).filter((breakpoint) => estimateTokensUpTo(request, breakpoint) >= least);
}

/** The answer of a reply's column that was asked for last before it. */
function findReplyBefore({ replies }: Conversation, reply: Reply): Reply | undefined {
  const startedAtMs = reply.startedAtMs ?? 0;
  return Object.values(replies)
    .filter(
      (each) =>
        each.id !== reply.id &&
        each.variantId === reply.variantId &&
        each.origin === "model" &&
        each.copyOf === undefined &&
        each.status !== "failed" &&
        each.startedAtMs !== undefined &&
        each.startedAtMs <= startedAtMs,
    )
    .toSorted((a, b) => (a.startedAtMs ?? 0) - (b.startedAtMs ?? 0))
    .at(-1);
}
