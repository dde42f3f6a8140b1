import * as v from "valibot";
import type { AppServer } from "#core/connections/resolve-route.ts";

const RESPONSE = v.object({ hasKey: v.boolean(), isLocked: v.optional(v.boolean(), false) });

/**
 * The state of the page's own server: its proxy address and whether it has a key for AI/ML API. Undefined where there
 * is no such server. Only a page on this computer asks, since `npm start` and `npm run dev` serve nothing else.
 */
export async function fetchAppServer(signal: AbortSignal): Promise<AppServer | undefined> {
  const page = globalThis.location;
  if (!page || !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(page.hostname)) return undefined;
  const proxyUrl = new URL("api/aimlapi", page.origin + page.pathname.replace(/[^/]*$/, "")).href;
  try {
    const response = await fetch(`${proxyUrl}/`, { signal, cache: "no-store" });
    if (!response.ok) return undefined;
    return { proxyUrl, ...v.parse(RESPONSE, await response.json()) };
  } catch {
    return undefined;
  }
}
