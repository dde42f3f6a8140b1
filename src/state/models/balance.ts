import { formatUsd } from "#core/format.ts";
import type { Id } from "#core/vocabulary.ts";
import { fetchBalance } from "#io/http/fetch-balance.ts";
import { getKeySlot } from "#state/connections/keys.ts";
import { loadRoute } from "#state/connections/load-route.ts";

/** What was last read, and with whose key: another key may belong to another account. */
const lastKnown = new Map<Id, { said: string; key: string }>();

/** What was last read to be left on the account of a connection's key, as a sentence. */
export function getBalance(connectionId: Id): string | undefined {
  const last = lastKnown.get(connectionId);
  return last?.key === (getKeySlot(connectionId)?.key ?? "") ? last?.said : undefined;
}

/** What is left on the account of a connection, as a sentence; asked only when somebody wants to know. Never rejects. */
export async function loadBalance(connectionId: Id, signal: AbortSignal): Promise<string> {
  const { route } = await loadRoute(connectionId);
  if (route.via !== "network" && route.via !== "app-server") return "Give a key first.";
  try {
    const rootUrl = route.baseUrl.replace(/\/v\d+$/, "");
    const result = await fetchBalance(rootUrl, route.key, signal);
    if ("amount" in result) {
      const sentence =
        result.currency === "USD" ? `${formatUsd(result.amount)} left.` : `${result.amount} ${result.currency} left.`;
      lastKnown.set(connectionId, { said: sentence, key: route.key ?? "" });
      return sentence;
    }
    return result.status === 401 || result.status === 403
      ? "This key may not read the balance."
      : `The service answered with status ${result.status}.`;
  } catch {
    return "The service did not say.";
  }
}
