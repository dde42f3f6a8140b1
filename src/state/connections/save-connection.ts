import type { Connection } from "#core/connections/connection.ts";
import { readOrigin } from "#core/connections/read-origin.ts";
import { connectionChosen } from "#state/document/settings-edits.ts";
import { queryClient } from "#state/query-client.ts";
import { connectionSaved } from "./connections.ts";
import { keyChanged } from "./keys.ts";

/**
 * Saves a connection, puts its key into its slot, and makes it the open conversation's shared one. The key is bound to
 * the address it was saved with; an empty key empties the slot.
 */
export function saveConnection(
  connection: Connection,
  { key, remembered }: { key: string; remembered: boolean },
): void {
  connectionSaved(connection);
  if (connection.presetId !== "demo")
    keyChanged(
      connection.id,
      key === "" ? undefined : { key, origin: readOrigin(connection.baseUrl), remembered },
    );
  connectionChosen(connection);
  void queryClient.invalidateQueries({ queryKey: ["models", connection.id] });
}
