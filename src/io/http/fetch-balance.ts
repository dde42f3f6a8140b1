import * as v from "valibot";
import { parseJson } from "#core/json.ts";
import { parseBalance } from "#core/outside-number.ts";
import type { Redactor } from "#core/wire/create-redactor.ts";
import { readTextUpTo } from "./response-body.ts";

const RESPONSE = v.object({
  current_balance: v.pipe(
    v.number(),
    v.check((value) => parseBalance(value) !== undefined),
  ),
  currency: v.optional(v.string(), "USD"),
});

/** A balance has less than a kilobyte. */
const MAX_BYTES = 1_000_000;

/** The balance of an AI/ML API account, or the status where the service refused. Rejects where no response came. */
export async function fetchBalance(
  rootUrl: string,
  key: string | undefined,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<{ amount: number; currency: string } | { status: number }> {
  const response = await fetch(`${rootUrl}/v2/billing`, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    // To the page's own server only: its cookie says that this browser may use the key it has.
    credentials: "same-origin",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    redirect: "error",
    signal,
  });
  if (!response.ok) return { status: response.status };
  const text = await readTextUpTo(MAX_BYTES, response);
  const { current_balance: amount, currency } = v.parse(RESPONSE, parseJson(redactor.redact(text)));
  return { amount, currency };
}
