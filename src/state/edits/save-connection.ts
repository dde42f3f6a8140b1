import type { Connection } from "#core/connections/connection.ts";
import { parseOrigin } from "#core/connections/parse-origin.ts";
import { connectionChosen } from "./choose-connection.ts";
import type { Query, QueryKey } from "@tanstack/react-query";
import { catalogueQuery } from "#state/connections/catalogue.ts";
import { balanceQuery } from "#state/models/balance.ts";
import { capabilitiesKey } from "#state/parameters/published-capabilities.ts";
import { queryClient } from "#state/query-client.ts";
import { connectionSaved } from "#state/connections/connections.ts";
import { keyChanged } from "#state/connections/key-edits.ts";
import type { Id } from "#core/vocabulary.ts";
import type { SealedSlot } from "#io/storage/save-key-slots.ts";

/** The secrets of a connection as they are saved. */
type SavedSecrets = {
  key: string;
  remembered: boolean;
  headers?: Record<string, string>;
  /** The key and the headers sealed with a passphrase; then the device gets nothing else of them. */
  sealed?: SealedSlot | undefined;
};

/**
 * Saves a connection and its key, and makes it the shared connection of the open conversation unless `isChosen` is false.
 * The key and the headers are bound to the saved address; without both the key slot is emptied. "kept" secrets stay as
 * they are, since they are locked.
 */
export function saveConnection(
  connection: Connection,
  secrets: SavedSecrets | "kept",
  { isChosen = true }: { isChosen?: boolean } = {},
): void {
  connectionSaved(connection);
  if (connection.presetId !== "demo" && secrets !== "kept") {
    const { key, remembered, headers = {}, sealed } = secrets;
    const isEmpty = key === "" && Object.keys(headers).length === 0;
    const slot = isEmpty ? undefined : { key, origin: parseOrigin(connection.baseUrl), remembered, headers };
    keyChanged(connection.id, slot, sealed);
  }
  refetchConnection(connection.id);
  // Last, since it begins queries that go by the connection as it is saved now.
  if (isChosen) connectionChosen(connection);
}

/** Drops the balance of a connection, and fetches its lists again where they were fetched. */
export function refetchConnection(connectionId: Id): void {
  void queryClient.resetQueries(balanceQuery(connectionId));
  void refetchQueries(catalogueQuery(connectionId).queryKey);
  void refetchQueries(capabilitiesKey(connectionId));
}

/**
 * Fetches the data of the queries that exist now again. A running fetch is cancelled, since it is for the connection as
 * it was.
 */
async function refetchQueries(queryKey: QueryKey): Promise<void> {
  const queries = new Set(queryClient.getQueryCache().findAll({ queryKey }));
  const predicate = (query: Query) => queries.has(query);
  await queryClient.cancelQueries({ predicate });
  await queryClient.invalidateQueries({ predicate });
}
