import { formatUsd } from "#core/format.ts";
import type { Id } from "#core/conversation/conversation.ts";
import { fetchBalance } from "#io/http/fetch-balance.ts";
import { loadRoute } from "#state/connections/load-route.ts";

/** What is left on the account of a connection, as a sentence; asked only when somebody wants to know. Never rejects. */
export async function loadBalance(connectionId: Id, signal: AbortSignal): Promise<string> {
  const { route } = await loadRoute(connectionId);
  if (route.via !== "network" && route.via !== "app-server") return "Give a key first.";
  try {
    const rootUrl = route.baseUrl.replace(/\/v\d+$/, "");
    const answer = await fetchBalance(rootUrl, route.key, signal);
    if ("amount" in answer)
      return answer.currency === "USD" ? `${formatUsd(answer.amount)} left.` : `${answer.amount} ${answer.currency} left.`;
    return answer.status === 401 || answer.status === 403
      ? "This key may not read the balance."
      : `The service answered with status ${answer.status}.`;
  } catch {
    return "The service did not say.";
  }
}
