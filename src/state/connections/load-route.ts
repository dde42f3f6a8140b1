import type { Connection } from "#core/connections/connection.ts";
import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import type { Route } from "#core/connections/resolve-route.ts";
import { resolveRoute } from "#core/connections/resolve-route.ts";
import type { Id } from "#core/vocabulary.ts";
import { loadAppServer } from "./app-server.ts";
import { getConnection } from "./connections.ts";
import { getHeldSlot } from "./keys.ts";

/** A connection with its preset and its current route. */
export type ReadyConnection = { connection: Connection; preset: Preset; route: Route };

/** The current route to a connection. Requests the state of the page's own server once. */
export async function loadRoute(connectionId: Id): Promise<ReadyConnection> {
  const connection = getConnection(connectionId);
  const preset = PRESETS[connection.presetId];
  const slot = getHeldSlot(connection.id);
  const route = resolveRoute(connection, preset, slot, undefined);
  // The page's own server matters only where a key is missing.
  if (preset.id !== "aimlapi" || route.via !== "nowhere" || route.missing === "lock")
    return { connection, preset, route };
  const appServer = await loadAppServer();
  return { connection, preset, route: resolveRoute(connection, preset, slot, appServer) };
}
