import type { Connection } from "#core/connections/connection.ts";
import type { Preset } from "#core/connections/preset.ts";
import { PRESETS } from "#core/connections/presets.ts";
import type { Route } from "#core/connections/resolve-route.ts";
import { resolveRoute } from "#core/connections/resolve-route.ts";
import type { Id } from "#core/vocabulary.ts";
import { loadAppServer } from "./app-server.ts";
import { getConnection } from "./connections.ts";
import { getKeySlot } from "./keys.ts";

/** A connection with the way to it as it is now. */
export type ReadyConnection = { connection: Connection; preset: Preset; route: Route };

/** The way to a connection now: asks the page's own server once whether it holds a key. */
export async function loadRoute(connectionId: Id): Promise<ReadyConnection> {
  const connection = getConnection(connectionId);
  const preset = PRESETS[connection.presetId];
  const slot = getKeySlot(connection.id);
  const route = resolveRoute(connection, preset, slot, undefined);
  // Only where a key is missing does it matter whether this page's own server has one.
  if (preset.id !== "aimlapi" || route.via !== "nowhere") return { connection, preset, route };
  const appServer = await loadAppServer();
  return { connection, preset, route: resolveRoute(connection, preset, slot, appServer) };
}
