import { queryOptions } from "@tanstack/react-query";
import type { Id } from "#core/vocabulary.ts";
import { queryClient } from "#state/query-client.ts";
import type { PublishedCapabilities } from "./loaded-capabilities.ts";
import { readPublishedWith } from "./loaded-capabilities.ts";

const HOUR_MS = 3_600_000;

/** The best published capabilities, null for none; and a sentence that says why the service gave none. */
export type CapabilitiesResult = { published: PublishedCapabilities | null; problem: string | null };

/** The common start of the keys of `capabilitiesQuery` for the models of a connection. */
export const capabilitiesKey = (connectionId: Id) => ["capabilities", connectionId] as const;

/**
 * The query for the published capabilities of a model: from the document given by the user, else from the service's
 * schema, else from its last stored schema. The service is contacted only where it is connected, or with `isRequested`.
 * The query never fails.
 */
export function capabilitiesQuery(connectionId: Id, modelId: string, isRequested = false) {
  return queryOptions({
    queryKey: [...capabilitiesKey(connectionId), modelId],
    // Not needed to show the page: the code is fetched with the first model that may have a schema.
    queryFn: async ({ signal }): Promise<CapabilitiesResult> =>
      (await import("./fetch-capabilities.ts")).fetchCapabilities(connectionId, modelId, isRequested, signal),
    enabled: connectionId !== "demo" && modelId.trim() !== "",
    // Fetched again when the connection is saved or the user asks, not while the user types into the panel.
    staleTime: Infinity,
    // Those of the open conversation's models are observed; those of a model that was typed halfway are let go.
    gcTime: HOUR_MS,
    // The data has functions, whose structure cannot be compared.
    structuralSharing: false,
  });
}

readPublishedWith(
  (connectionId, modelId) =>
    queryClient.getQueryData(capabilitiesQuery(connectionId, modelId).queryKey)?.published ?? undefined,
);

/** Fetches a model's schema from the service again. Returns a sentence that says why there is none, else null. */
export async function reloadCapabilities(connectionId: Id, modelId: string): Promise<string | null> {
  const query = capabilitiesQuery(connectionId, modelId, true);
  // A running query may have left the service alone.
  await queryClient.cancelQueries({ queryKey: query.queryKey });
  return (await queryClient.fetchQuery({ ...query, staleTime: 0 })).problem;
}
