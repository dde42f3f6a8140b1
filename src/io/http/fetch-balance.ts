import * as v from "valibot";

const ANSWER = v.object({ current_balance: v.number(), currency: v.optional(v.string(), "USD") });

/** What is left on an AI/ML API account, or the status where the key may not ask. Rejects where there is no answer. */
export async function fetchBalance(
  rootUrl: string,
  key: string | undefined,
  signal: AbortSignal,
): Promise<{ amount: number; currency: string } | { status: number }> {
  const answer = await fetch(`${rootUrl}/v2/billing`, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    redirect: "error",
    signal,
  });
  if (!answer.ok) return { status: answer.status };
  const { current_balance: amount, currency } = v.parse(ANSWER, await answer.json());
  return { amount, currency };
}
