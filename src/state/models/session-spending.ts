import { useMemo } from "react";
import { create } from "zustand";
import type { Conversation, Id, Reply } from "#core/conversation/conversation.ts";
import { isSettled } from "#core/conversation/reduce-reply.ts";
import type { Spending } from "#core/models/read-cost.ts";
import { addUpCosts, NOTHING_SPENT } from "#core/models/read-cost.ts";
import { readCapRefusal } from "#core/models/spend-cap.ts";
import { readJson } from "#core/json.ts";
import { tabStore } from "#io/storage/browser-store.ts";
import { readUnsettledReplies, useSettledConversation, watchConversations } from "#state/document/documents.ts";
import { loadCatalogue } from "./catalogue.ts";
import { readKnownPrices, useKnownPrices } from "./known-prices.ts";
import { readMostCost } from "./most-cost.ts";

/** What this tab has spent since it was opened, a reload included, and the most it may. */
type Session = { spending: Spending; capUsd: number | null };

const STORE_NAME = "etude:session-spending";

const useSession = create<Session>()(() => readStored());

function readStored(): Session {
  const stored = readJson(tabStore.read(STORE_NAME) ?? "") as Partial<Session> | undefined;
  return { spending: { ...NOTHING_SPENT, ...stored?.spending }, capUsd: stored?.capUsd ?? null };
}

/** Replies that this tab runs, each with the most it can cost. */
const underway = new Map<Id, number>();
/** What settled replies whose price nobody knows may have cost at most. */
const unaccounted = new Map<Id, number>();
/** Those that wait for what is under way to settle. */
const waiting = new Set<() => void>();
/** Replies that ran here and have settled: usage may still come late. */
const counted = new Map<Id, { reply: Reply; spending: Spending }>();

let endCounting: (() => void) | undefined;

/** From now on what this tab's replies cost is added up as they settle. Gives the way to end it. */
export function countSpending(): () => void {
  const seen = new Set<Id>();
  endCounting ??= watchConversations((conversations) => {
    for (const conversation of conversations) {
      for (const id of readUnsettledReplies(conversation.id)) seen.add(id);
      for (const id of seen) countReply(conversation.replies[id]);
    }
  });
  return () => {
    endCounting?.();
    endCounting = undefined;
  };
}

function countReply(reply: Reply | undefined): void {
  if (!reply || !isSettled(reply.status) || counted.get(reply.id)?.reply === reply) return;
  const spending = addUpCosts([reply], ({ sentWith }) => readKnownPrices(sentWith.connectionId, sentWith.modelId));
  const before = counted.get(reply.id)?.spending ?? NOTHING_SPENT;
  counted.set(reply.id, { reply, spending });
  const reservedUsd = underway.get(reply.id);
  underway.delete(reply.id);
  if (spending.unknown === 0) unaccounted.delete(reply.id);
  else if (reservedUsd !== undefined) unaccounted.set(reply.id, reservedUsd);
  useSession.setState((session) => ({ spending: replacePart(session.spending, before, spending) }));
  store();
  for (const wake of waiting) wake();
}

/**
 * Why a reply may not be asked for under the session's spend cap, as a sentence; null where it may, and then the most it
 * can cost is set aside until it has settled. Waits where that depends on what replies under way turn out to cost.
 */
export async function reserveSpending(
  conversation: Conversation,
  reply: Reply,
  signal: AbortSignal,
): Promise<string | null> {
  countSpending();
  if (useSession.getState().capUsd !== null) await loadCatalogue(reply.sentWith.connectionId).catch(() => undefined);
  const mostUsd = readMostCost(conversation, reply);
  for (;;) {
    const { capUsd, spending } = useSession.getState();
    const spentUsd = spending.billedUsd + spending.estimatedUsd + sum(unaccounted);
    const refuse = (reservedUsd: number) =>
      capUsd === null ? null : readCapRefusal({ capUsd, spentUsd, reservedUsd }, mostUsd);
    if (signal.aborted || refuse(sum(underway)) === null) break;
    const refusal = refuse(0);
    if (refusal !== null) return refusal;
    await settlementOf(signal);
  }
  if (!signal.aborted) underway.set(reply.id, mostUsd ?? 0);
  return null;
}

/** Resolves when the next reply under way has settled, or the signal is aborted. */
function settlementOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      waiting.delete(wake);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    waiting.add(wake);
    signal.addEventListener("abort", wake);
  });
}

function sum(amounts: ReadonlyMap<Id, number>): number {
  return [...amounts.values()].reduce((total, usd) => total + usd, 0);
}

/** The most this tab may spend from now on, counting what it has spent; null for no cap. */
export function spendCapChanged(capUsd: number | null): void {
  useSession.setState({ capUsd });
  store();
}

export const useSessionSpending = (): Spending => useSession(({ spending }) => spending);

/** What the open conversation has cost, as far as known. */
export function useConversationSpending(): Spending {
  const conversation = useSettledConversation();
  const pricesOf = useKnownPrices();
  return useMemo(
    () =>
      addUpCosts(Object.values(conversation?.replies ?? {}), ({ sentWith }) =>
        pricesOf(sentWith.connectionId, sentWith.modelId),
      ),
    [conversation, pricesOf],
  );
}

export const useSpendCap = (): number | null => useSession(({ capUsd }) => capUsd);
export const readSpendCap = (): number | null => useSession.getState().capUsd;
export const readSessionSpending = (): Spending => useSession.getState().spending;

function store(): void {
  tabStore.write(STORE_NAME, JSON.stringify(useSession.getState()));
}

function replacePart(total: Spending, before: Spending, after: Spending): Spending {
  return {
    billedUsd: total.billedUsd - before.billedUsd + after.billedUsd,
    estimatedUsd: total.estimatedUsd - before.estimatedUsd + after.estimatedUsd,
    isLeast: total.isLeast || after.isLeast,
    unknown: total.unknown - before.unknown + after.unknown,
  };
}
