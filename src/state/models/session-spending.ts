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
/** Replies that ran here and have settled: usage may still come late. */
const counted = new Map<Id, { reply: Reply; spending: Spending }>();

/** From now on what this tab's replies cost is added up as they settle. */
export function countSpending(): () => void {
  const seen = new Set<Id>();
  return watchConversations((conversations) => {
    for (const conversation of conversations) {
      for (const id of readUnsettledReplies(conversation.id)) seen.add(id);
      for (const id of seen) countReply(conversation.replies[id]);
    }
  });
}

function countReply(reply: Reply | undefined): void {
  if (!reply || !isSettled(reply.status) || counted.get(reply.id)?.reply === reply) return;
  const spending = addUpCosts([reply], ({ sentWith }) => readKnownPrices(sentWith.connectionId, sentWith.modelId));
  const before = counted.get(reply.id)?.spending ?? NOTHING_SPENT;
  counted.set(reply.id, { reply, spending });
  // What nobody knows the price of may still have cost the most it could.
  if (spending.unknown === 0) underway.delete(reply.id);
  useSession.setState((session) => ({ spending: replacePart(session.spending, before, spending) }));
  store();
}

/**
 * Why a reply may not be asked for under the session's spend cap, as a sentence; null where it may, and then the most it
 * can cost is set aside until it has settled.
 */
export async function reserveSpending(conversation: Conversation, reply: Reply): Promise<string | null> {
  if (useSession.getState().capUsd !== null) await loadCatalogue(reply.sentWith.connectionId).catch(() => undefined);
  const { capUsd, spending } = useSession.getState();
  const mostUsd = readMostCost(conversation, reply);
  if (capUsd !== null) {
    const reservedUsd = [...underway.values()].reduce((sum, usd) => sum + usd, 0);
    const refusal = readCapRefusal({ capUsd, spentUsd: spending.billedUsd + spending.estimatedUsd, reservedUsd }, mostUsd);
    if (refusal !== null) return refusal;
  }
  underway.set(reply.id, mostUsd ?? 0);
  return null;
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

function replacePart(sum: Spending, before: Spending, after: Spending): Spending {
  return {
    billedUsd: sum.billedUsd - before.billedUsd + after.billedUsd,
    estimatedUsd: sum.estimatedUsd - before.estimatedUsd + after.estimatedUsd,
    isLeast: sum.isLeast || after.isLeast,
    unknown: sum.unknown - before.unknown + after.unknown,
  };
}
