import type { LocalNetworkPermission } from "#core/connections/classify-host.ts";
import { inferNetworkFailure, classifyHost } from "#core/connections/classify-host.ts";
import { parseHost } from "#core/connections/parse-origin.ts";
import type { Failure, FailureKind } from "#core/wire/failure.ts";

const PROBE_TIMEOUT_MS = 4000;

/**
 * Finds out why a request got no response at all, for which the browser only reports a TypeError. It checks known
 * conditions, then sends simpler requests: without headers (no preflight), with headers that need a preflight, and
 * without reading the response (no CORS needed). None of them carries a key or the value of a header, or costs
 * anything.
 */
export async function diagnoseNoResponse(
  url: string,
  baseUrl: string,
  headerNames: readonly string[],
  signal: AbortSignal,
): Promise<Failure> {
  const kind = await findCause(url, baseUrl, headerNames, signal);
  return { kind, host: parseHost(url) };
}

async function findCause(
  url: string,
  baseUrl: string,
  headerNames: readonly string[],
  signal: AbortSignal,
): Promise<FailureKind> {
  const page = globalThis.location;
  const { hostname, protocol } = new URL(baseUrl, page?.href ?? "http://localhost");
  const scope = classifyHost(hostname);
  const plainCause = inferNetworkFailure({
    isOnline: !("navigator" in globalThis) || navigator.onLine,
    page: page ? { scope: classifyHost(page.hostname) } : null,
    server: { scope, isSecure: protocol === "https:" },
    localNetwork: scope === "public" ? "unknown" : await queryLocalNetworkPermission(scope),
  });
  if (plainCause) return plainCause;
  const probeUrl = `${baseUrl}/models`;
  if (await probe(probeUrl, { mode: "cors" }, signal)) {
    // A request without content to the same address, with the names of the headers that need permission.
    const headers = Object.fromEntries(headerNames.map((name) => [name, "probe"]));
    const probeInit = {
      mode: "cors",
      redirect: "manual",
      headers: { "content-type": "application/json", ...headers },
    } as const;
    const response = await probe(url, probeInit, signal);
    if (response?.type === "opaqueredirect") return "redirected";
    return response ? "broke-off" : "preflight-refused";
  }
  if (await probe(probeUrl, { mode: "no-cors" }, signal)) return "blocked-by-cors";
  return "unreachable";
}

async function probe(url: string, init: RequestInit, signal: AbortSignal): Promise<Response | undefined> {
  try {
    const response = await fetch(url, {
      ...init,
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    return response;
  } catch {
    return undefined;
  }
}

/** The state of the local network permission. Browsers have renamed the permission, and some have none. */
async function queryLocalNetworkPermission(scope: "loopback" | "private"): Promise<LocalNetworkPermission> {
  const names = [scope === "loopback" ? "loopback-network" : "local-network", "local-network-access"];
  for (const name of names) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return state;
    } catch {
      // The browser does not know this name.
    }
  }
  return "unknown";
}
