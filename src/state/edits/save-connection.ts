import type { Connection } from "#core/connections/connection.ts";
import { parseOrigin } from "#core/connections/parse-origin.ts";
import { connectionChosen } from "./choose-connection.ts";
import type { Query, QueryKey } from "@tanstack/react-query";
import { catalogueQuery } from "#state/connections/catalogue.ts";
import { balanceQuery } from "#state/models/balance.ts";
import { capabilitiesKey } from "#state/parameters/published-capabilities.ts";
import { queryClient } from "#state/query-client.ts";
import { connectionSaved } from "#state/connections/connections.ts";
import { keyChanged } from "#state/connections/keys.ts";

/**
 * Saves a connection and its key, and makes it the shared connection of the open conversation unless `isChosen` is false.
 * The key and the headers are bound to the saved address; without both the key slot is emptied.
 */
export function saveConnection(
  connection: Connection,
  {
    key,
    remembered,
    headers = {},
    isChosen = true,
  }: { key: string; remembered: boolean; headers?: Record<string, string>; isChosen?: boolean },
): void {
  connectionSaved(connection);
  if (connection.presetId !== "demo")
    keyChanged(
      connection.id,
      key === "" && Object.keys(headers).length === 0
        ? undefined
        : { key, origin: parseOrigin(connection.baseUrl), remembered, headers },
    );
  void queryClient.resetQueries(balanceQuery(connection.id));
  void refetchQueries(catalogueQuery(connection.id).queryKey);
  void refetchQueries(capabilitiesKey(connection.id));
  // Last, since it begins queries that go by the connection as it is saved now.
  if (isChosen) connectionChosen(connection);
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
