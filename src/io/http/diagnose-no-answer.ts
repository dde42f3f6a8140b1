import { readHost } from "#core/connections/read-origin.ts";
import type { Failure, FailureKind } from "#core/wire/failure.ts";

const PROBE_TIMEOUT_MS = 4000;

/**
 * Why a call got no answer at all. The browser only says TypeError, so this asks the server again in simpler ways:
 * without headers (no preflight), with one that needs a preflight, then without reading the answer (no CORS needed).
 * None of them carries a key or costs anything.
 */
export async function diagnoseNoAnswer(
  url: string,
  baseUrl: string,
  signal: AbortSignal,
): Promise<Failure> {
  const kind = await findCause(url, baseUrl, signal);
  return { kind, host: readHost(url) };
}

async function findCause(url: string, baseUrl: string, signal: AbortSignal): Promise<FailureKind> {
  const page = globalThis.location;
  const { hostname, protocol } = new URL(baseUrl, page?.href ?? "http://localhost");
  const isLoopback = /^(localhost|127\.0\.0\.1)$/.test(hostname);
  if ("navigator" in globalThis && !navigator.onLine && !isLoopback) return "offline";
  // The page's own policy and, on https, the browser itself allow plain http on this computer alone.
  if (protocol === "http:" && !isLoopback) return "plain-http";
  const probeUrl = `${baseUrl}/models`;
  if (await answers(probeUrl, "cors", signal)) {
    // Asking for nothing at the very address, with a header that has to be permitted first.
    const isPermitted = await answers(url, "cors", signal, { "content-type": "application/json" });
    return isPermitted ? "broke-off" : "preflight-refused";
  }
  if (await answers(probeUrl, "no-cors", signal)) return "blocked-by-cors";
  return "unreachable";
}

async function answers(
  url: string,
  mode: "cors" | "no-cors",
  signal: AbortSignal,
  headers: Record<string, string> = {},
): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      mode,
      headers,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]),
    });
    await answer.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
