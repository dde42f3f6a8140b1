import type { Connection } from "./connection.ts";
import type { Preset } from "./preset.ts";
import { parseOrigin } from "./parse-origin.ts";
import { PRESETS } from "./presets.ts";

/** Where a call really goes, and with which key. */
export type Route =
  | { via: "worker" }
  | { via: "network"; baseUrl: string; key: string | undefined; headers?: Readonly<Record<string, string>> }
  /** Through the server that serves this page, which adds the key of its `.env.local`. */
  | { via: "app-server"; baseUrl: string; key: undefined }
  | { via: "nowhere"; missing: "key" | "address" };

/** The app's own server, where it said that it holds a key for AI/ML API. `proxyUrl` stands for that service's host. */
export type AppServer = { proxyUrl: string; hasKey: boolean };

/**
 * The way to a connection. A key and headers go only to the origin they were typed for. A typed key goes straight to the service;
 * without one, AI/ML API at its own address is reached through the app's server where that holds a key.
 */
export function resolveRoute(
  connection: Connection,
  preset: Preset,
  slot: { key: string; origin: string; headers?: Readonly<Record<string, string>> } | undefined,
  appServer: AppServer | undefined,
): Route {
  if (preset.id === "demo") return { via: "worker" };
  if (connection.baseUrl === "") return { via: "nowhere", missing: "address" };
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
