import { formatUsd } from "#core/format.ts";
import type { Id } from "#core/conversation/conversation.ts";
import { fetchBalance } from "#io/http/fetch-balance.ts";
import { readKey } from "#state/connections/keys.ts";
import { loadRoute } from "#state/connections/load-route.ts";

/** What was last read, and with whose key: another key may belong to another account. */
const known = new Map<Id, { said: string; key: string }>();

/** What was last read to be left on the account of a connection's key, as a sentence. */
export function readBalance(connectionId: Id): string | undefined {
  const last = known.get(connectionId);
  return last?.key === (readKey(connectionId)?.key ?? "") ? last?.said : undefined;
}

/** What is left on the account of a connection, as a sentence; asked only when somebody wants to know. Never rejects. */
export async function loadBalance(connectionId: Id, signal: AbortSignal): Promise<string> {
  const { route } = await loadRoute(connectionId);
  if (route.via !== "network" && route.via !== "app-server") return "Give a key first.";
  try {
    const rootUrl = route.baseUrl.replace(/\/v\d+$/, "");
    const answer = await fetchBalance(rootUrl, route.key, signal);
    if ("amount" in answer) {
      const said =
        answer.currency === "USD" ? `${formatUsd(answer.amount)} left.` : `${answer.amount} ${answer.currency} left.`;
      known.set(connectionId, { said, key: route.key ?? "" });
      return said;
    }
    return answer.status === 401 || answer.status === 403
      ? "This key may not read the balance."
      : `The service answered with status ${answer.status}.`;
  } catch {
    return "The service did not say.";
  }
}
