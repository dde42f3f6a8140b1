import type { PermissionWord } from "#core/connections/judge-place.ts";
import { judgePlace, readPlace } from "#core/connections/judge-place.ts";
import { readHost } from "#core/connections/read-origin.ts";
import type { Failure, FailureKind } from "#core/wire/failure.ts";

const PROBE_TIMEOUT_MS = 4000;

/**
 * Why a call got no answer at all. The browser only says TypeError, so this looks around first and then asks the server
 * again in simpler ways: without headers (no preflight), with those that need a preflight, and without reading the
 * answer (no CORS needed). None of them carries a key or the value of a header, or costs anything.
 */
export async function diagnoseNoAnswer(
  url: string,
  baseUrl: string,
  headerNames: readonly string[],
  signal: AbortSignal,
): Promise<Failure> {
  const kind = await findCause(url, baseUrl, headerNames, signal);
  return { kind, host: readHost(url) };
}

async function findCause(
  url: string,
  baseUrl: string,
  headerNames: readonly string[],
  signal: AbortSignal,
): Promise<FailureKind> {
  const page = globalThis.location;
  const { hostname, protocol } = new URL(baseUrl, page?.href ?? "http://localhost");
  const place = readPlace(hostname);
  const plain = judgePlace({
    isOnline: !("navigator" in globalThis) || navigator.onLine,
    page: page ? { place: readPlace(page.hostname) } : null,
    server: { place, isSecure: protocol === "https:" },
    localNetwork: place === "public" ? "unknown" : await readLocalNetworkPermission(place),
  });
  if (plain) return plain;
  const probeUrl = `${baseUrl}/models`;
  if (await ask(probeUrl, { mode: "cors" }, signal)) {
    // Asking for nothing at the very address, with the names of the headers that have to be permitted first.
    const headers = Object.fromEntries(headerNames.map((name) => [name, "probe"]));
    const asked = {
      mode: "cors",
      redirect: "manual",
      headers: { "content-type": "application/json", ...headers },
    } as const;
    const answer = await ask(url, asked, signal);
    if (answer?.type === "opaqueredirect") return "redirected";
    return answer ? "broke-off" : "preflight-refused";
  }
  if (await ask(probeUrl, { mode: "no-cors" }, signal)) return "blocked-by-cors";
  return "unreachable";
}

async function ask(url: string, init: RequestInit, signal: AbortSignal): Promise<Response | undefined> {
  try {
    const answer = await fetch(url, {
      ...init,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]),
    });
    await answer.body?.cancel();
    return answer;
  } catch {
    return undefined;
  }
}

/** Browsers have changed the name of this permission, and some have none. */
async function readLocalNetworkPermission(place: "loopback" | "private"): Promise<PermissionWord> {
  const names = [place === "loopback" ? "loopback-network" : "local-network", "local-network-access"];
  for (const name of names) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return state;
    } catch {
      // Not known under this name.
    }
  }
  return "unknown";
}
