import { useMemo } from "react";
import * as v from "valibot";
import { create } from "zustand";
import type { Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/is-settled.ts";
import { createCostSum } from "#core/conversation/create-cost-sum.ts";
import type { Spending } from "#core/conversation/reply-cost.ts";
import { sumCosts, NO_SPENDING } from "#core/conversation/reply-cost.ts";
import { checkSpendCap } from "#core/models/check-spend-cap.ts";
import { parseJson } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { tabStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";
import { watchConversations } from "#state/document/documents.ts";
import { getReplyOf } from "#state/document/open-document.ts";
import { usePacedReplies } from "#state/document/paced-conversation.ts";
import { loadCatalogue } from "#state/connections/catalogue.ts";
import { getKnownPrices, useKnownPrices } from "./known-prices.ts";

/** The amount that this tab has spent since it was opened, reloads included, and its spend cap. */
type Session = { spending: Spending; capUsd: number | null };

const STORE_NAME = "etude:session-spending";

/** Each part that is damaged, or was not yet written, counts as none; the others stand. */
const STORED = v.object({
  spending: v.fallback(
    v.object({
      billedUsd: v.optional(v.number(), 0),
      estimatedUsd: v.optional(v.number(), 0),
      isLeast: v.optional(v.boolean(), false),
      unknown: v.optional(v.number(), 0),
    }),
    NO_SPENDING,
  ),
  capUsd: v.fallback(v.nullable(v.number()), null),
});

const useSession = create<Session>()(() => loadStored());

function loadStored(): Session {
  const stored = v.safeParse(STORED, parseJson(tabStore.read(STORE_NAME) ?? ""));
  return stored.success ? stored.output : { spending: NO_SPENDING, capUsd: null };
}

type MostUsd = () => number | undefined;

/** Replies running in this tab, each with the most it can cost: undefined until its price is known. */
const reserved = new Map<Id, MostUsd>();
/** The most that settled replies of unknown cost may have cost. */
const unpriced = new Map<Id, number>();
const listeners = new Set<() => void>();
/** Settled replies of this tab, since usage may still arrive late. */
const counted = new Map<Id, { reply: Reply; spending: Spending }>();

/** The replies whose cost is followed: those that run, and the last ones that ended. */
const MAX_FOLLOWED = 500;

let endCounting: (() => void) | undefined;

onReset(() => {
  endCounting?.();
  endCounting = undefined;
  for (const state of [reserved, unpriced, counted]) state.clear();
  useSession.setState(loadStored(), true);
});

/** Adds up the cost of this tab's replies as they settle. Returns a function that stops this. */
export function countSpending(): () => void {
  const startedIds = new Set<Id>();
  endCounting ??= watchConversations((documents) => {
    for (const document of documents) {
      for (const id of document.unsettled) startedIds.add(id);
      for (const id of startedIds) countReply(getReplyOf(document, id));
      forgetOldest(startedIds);
    }
  });
  return () => {
    endCounting?.();
    endCounting = undefined;
  };
}

/** Forgets the replies that ended long ago, whose usage does not arrive any more. */
function forgetOldest(startedIds: Set<Id>): void {
  for (const id of startedIds) {
    if (startedIds.size <= MAX_FOLLOWED) return;
    if (counted.has(id)) startedIds.delete(id);
  }
}

/** Counts the cost of a reply that has settled, each time with what is known of it now; also of one in no conversation. */
export function countReply(reply: Reply | undefined): void {
  if (!reply || !isSettled(reply.status) || counted.get(reply.id)?.reply === reply) return;
  const spending = sumCosts([reply], ({ sentWith }) => getKnownPrices(sentWith.connectionId, sentWith.modelId));
  const before = counted.get(reply.id)?.spending ?? NO_SPENDING;
  counted.set(reply.id, { reply, spending });
  const reservedUsd = reserved.get(reply.id)?.();
  reserved.delete(reply.id);
  if (spending.unknown === 0) unpriced.delete(reply.id);
  else if (reservedUsd !== undefined) unpriced.set(reply.id, reservedUsd);
  useSession.setState((session) => ({ spending: replaceSpending(session.spending, before, spending) }));
  saveSession();
  for (const listener of listeners) listener();
}

/** Loads what the price of a reply goes by. Never rejects. */
export async function loadPrices(connectionId: Id): Promise<void> {
  await loadCatalogue(connectionId).catch(() => undefined);
}

/**
 * The permission to ask for a reply that costs so much at most under the session's spend cap: null where it may be asked for, "later"
 * where that depends on the cost of the replies under way, else the sentence that says why it never may.
 */
export function checkSpending(maxUsd: number | undefined): null | "later" | { sentence: string } {
  const { capUsd, spending } = useSession.getState();
  if (capUsd === null) return null;
  const spentUsd = spending.billedUsd + spending.estimatedUsd + sum([...unpriced.values()]);
  if (
    checkSpendCap(
      { capUsd, spentUsd, reservedUsd: sum([...reserved.values()].map((getMostUsd) => getMostUsd() ?? 0)) },
      maxUsd,
    ) === null
  )
    return null;
  const sentence = checkSpendCap({ capUsd, spentUsd, reservedUsd: 0 }, maxUsd);
  return sentence === null ? "later" : { sentence };
}

/** Sets the most that a reply can cost aside until the reply has settled, also where its price gets known while it runs. */
export function reserveSpending(replyId: Id, getMostUsd: MostUsd): void {
  countSpending();
  if (!reserved.has(replyId)) reserved.set(replyId, getMostUsd);
}

/** Gives back what was set aside for a reply that is over. */
export function releaseSpending(replyId: Id): void {
  reserved.delete(replyId);
}

export const isSpendingReserved = (replyId: Id): boolean => reserved.has(replyId);

/** Calls back whenever a reply has settled, or the cap was changed. */
export function onSpendingChanged(listener: () => void): void {
  listeners.add(listener);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, usd) => total + usd, 0);
}

/** Sets the spend cap of this tab, which includes what is already spent; null for none. */
export function spendCapChanged(capUsd: number | null): void {
  useSession.setState({ capUsd });
  saveSession();
  for (const listener of listeners) listener();
}

export const useSessionSpending = (): Spending => useSession(({ spending }) => spending);

/** The known cost of the open conversation. */
export function useConversationSpending(): Spending {
  const replies = usePacedReplies();
  const pricesOf = useKnownPrices();
  return useMemo(() => (replies ? sumOnce(replies, pricesOf) : NO_SPENDING), [replies, pricesOf]);
}

const sumOnce = createCostSum();

export const useSpendCap = (): number | null => useSession(({ capUsd }) => capUsd);
export const getSpendCap = (): number | null => useSession.getState().capUsd;
export const getSessionSpending = (): Spending => useSession.getState().spending;

function saveSession(): void {
  tabStore.write(STORE_NAME, JSON.stringify(useSession.getState()));
}

function replaceSpending(total: Spending, before: Spending, after: Spending): Spending {
  return {
    billedUsd: total.billedUsd - before.billedUsd + after.billedUsd,
    estimatedUsd: total.estimatedUsd - before.estimatedUsd + after.estimatedUsd,
    isLeast: total.isLeast || after.isLeast,
    unknown: total.unknown - before.unknown + after.unknown,
  };
}
