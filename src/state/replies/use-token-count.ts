import { useEffect, useState } from "react";
import type { RunPlan } from "#core/conversation/plan-run.ts";
import { memoizeLast } from "#core/memoize-last.ts";
import { useHasAnswered } from "#state/connections/answered.ts";
import { getConnection } from "#state/connections/connections.ts";
import type { DraftTexts } from "#state/document/drafts.ts";
import { type CountedRequest, loadTokenCount, type TokenCount } from "./token-count.ts";
import { useRunPlanValue } from "./use-run-plan.ts";

/** The pause after the last change before tokens are asked for. */
const PAUSE_MS = 800;
/** More columns or rows are estimated. */
const MAX_REQUESTS = 4;

/**
 * The input tokens of running the draft as Anthropic counts them, which costs nothing; undefined on every other route, until this
 * connection has answered, and while they are asked for.
 */
export function useTokenCount(texts: DraftTexts): TokenCount | undefined {
  const { requests, written: body } = useRunPlanValue(texts, selectCountable, areAlike);
  const isConnected = useHasAnswered("anthropic");
  const [last, setLast] = useState<{ body: string; count: TokenCount }>();
  useEffect(() => {
    if (!requests || body === undefined || !isConnected) return undefined;
    const end = new AbortController();
    const timer = setTimeout(() => {
      loadTokenCount(requests, end.signal).then(
        (count) => setLast({ body, count }),
        // The draft has changed meanwhile, and is counted anew.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [requests, body, isConnected]);
  return isConnected && last?.body === body ? last?.count : undefined;
}

/** The requests of a plan and all of them as text, where few enough go to Anthropic over its own wire. */
type Countable = { requests?: CountedRequest[]; written?: string };

const selectCountable = memoizeLast((plan: RunPlan | undefined): Countable => {
  if (!plan || plan.requests.length > MAX_REQUESTS) return {};
  if (plan.count !== undefined && plan.count !== plan.replies.length) return {};
  const isCountable = plan.requests.every(
    ({ replies: [{ sentWith }] }) =>
      sentWith.connectionId === "anthropic" &&
      sentWith.wire === "messages" &&
      getConnection(sentWith.connectionId).presetId === "anthropic",
  );
  if (!isCountable) return {};
  const requests = plan.requests.map(({ replies, request }) => ({
    reply: { ...replies[0], id: "", turnId: "" },
    request,
    times: replies.length,
  }));
  return { requests, written: JSON.stringify(requests) };
});

const areAlike = (a: Countable, b: Countable): boolean => a.written === b.written;
