import type { Connection } from "./connection.ts";
import type { Preset } from "./preset.ts";
import { parseOrigin } from "./parse-origin.ts";
import { PRESETS } from "./presets.ts";

/** The destination of a request, and the key to send with it. */
export type Route =
  | { via: "worker" }
  | { via: "network"; baseUrl: string; key: string | undefined; headers?: Readonly<Record<string, string>> }
  /** Through the server that serves this page, which adds the key of its `.env.local`. */
  | { via: "app-server"; baseUrl: string; key: undefined }
  | { via: "nowhere"; missing: "key" | "lock" | "address" };

/**
 * The server of this page. `proxyUrl` takes the place of AI/ML API's origin; `hasKey` is true where the server has a
 * key for it that this browser may use, `isLocked` where it has one that this browser may not use, since the page was
 * not opened at the address that the server printed.
 */
export type AppServer = { proxyUrl: string; hasKey: boolean; isLocked?: boolean };

/**
 * The route to a connection. A key and headers go only to the origin they were typed for. A typed key goes straight to
 * the service; without one, requests to AI/ML API at its own address go through the app's server where that has a key.
 * A "locked" slot has to be unlocked first, since nobody knows yet which origin it is for.
 */
export function resolveRoute(
  connection: Connection,
  preset: Preset,
  slot: { key: string; origin: string; headers?: Readonly<Record<string, string>> } | "locked" | undefined,
  appServer: AppServer | undefined,
): Route {
  if (preset.id === "demo") return { via: "worker" };
  if (connection.baseUrl === "") return { via: "nowhere", missing: "address" };
  if (slot === "locked") return { via: "nowhere", missing: "lock" };
  const origin = parseOrigin(connection.baseUrl);
  const matchingSlot = slot?.origin === origin && origin !== "" ? slot : undefined;
  const key = matchingSlot === undefined || matchingSlot.key === "" ? undefined : matchingSlot.key;
  const isOwnAddress = connection.baseUrl === PRESETS.aimlapi.baseUrl;
  if (key === undefined && preset.id === "aimlapi" && isOwnAddress && appServer?.hasKey)
    return {
      via: "app-server",
      baseUrl: appServer.proxyUrl + connection.baseUrl.slice(origin.length),
      key: undefined,
    };
  if (key === undefined && preset.key === "required") return { via: "nowhere", missing: "key" };
  const headers = matchingSlot?.headers ?? {};
  return { via: "network", baseUrl: connection.baseUrl, key, ...(Object.keys(headers).length > 0 ? { headers } : {}) };
}
