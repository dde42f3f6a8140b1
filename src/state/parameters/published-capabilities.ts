import { queryOptions } from "@tanstack/react-query";
import type { ParameterSpec } from "#core/parameters/parameter-spec.ts";
import type { PublishedSource } from "#core/parameters/spec-source.ts";
import type { Dialect, Id } from "#core/vocabulary.ts";
import { queryClient } from "#state/query-client.ts";

/** The capabilities of a model by a published schema. */
export type PublishedCapabilities = {
  source: PublishedSource;
  specs: ParameterSpec[];
  maxParts: number;
  dialect: Dialect;
};

/** The best published capabilities there are, null for none; and the sentence that says why the service gave none. */
export type CapabilitiesResult = { published: PublishedCapabilities | null; problem: string | null };

/** The beginning of the keys of `capabilitiesQuery` for every model of a connection. */
export const capabilitiesKey = (connectionId: Id) => ["capabilities", connectionId] as const;

/**
 * The query for the published capabilities of a model: by the document the user gave, else by the service's schema, else
 * by its last schema that was read. The service is asked only where it is connected, or with `isRequested`. It never fails.
 */
export function capabilitiesQuery(connectionId: Id, modelId: string, isRequested = false) {
  return queryOptions({
    queryKey: [...capabilitiesKey(connectionId), modelId],
    // Not needed to show the page: the code comes with the first model that may have a schema.
    queryFn: async ({ signal }): Promise<CapabilitiesResult> =>
      (await import("./fetch-capabilities.ts")).fetchCapabilities(connectionId, modelId, isRequested, signal),
    enabled: connectionId !== "demo" && modelId.trim() !== "",
    // Asked again when the connection is saved or the user asks, not while somebody types into the panel it fills.
    staleTime: Infinity,
    // A run goes by them whether or not a component shows them.
    gcTime: Infinity,
    // They hold functions, which have no structure to compare.
    structuralSharing: false,
  });
}

/** The published capabilities of a model as far as they are read now. */
export function getPublishedCapabilities(connectionId: Id, modelId: string): PublishedCapabilities | undefined {
  return queryClient.getQueryData(capabilitiesQuery(connectionId, modelId).queryKey)?.published ?? undefined;
}

/** Asks the service for a model's schema again. Returns the sentence that says why there is none, else null. */
export async function reloadCapabilities(connectionId: Id, modelId: string): Promise<string | null> {
  const query = capabilitiesQuery(connectionId, modelId, true);
  // One that is under way may have left the service alone.
  await queryClient.cancelQueries({ queryKey: query.queryKey });
  return (await queryClient.fetchQuery({ ...query, staleTime: 0 })).problem;
}
