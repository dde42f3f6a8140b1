import { useMemo } from "react";
import type { Prices } from "#core/models/prices.ts";
import { getExpectedPrices } from "#core/models/prices.ts";
import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConnection } from "#state/connections/connections.ts";
import { catalogueQuery } from "#state/connections/catalogue.ts";
import { queryClient, useDataRevision } from "#state/query-client.ts";

/** A model's entry in the list of its connection, where that was read. */
export function findListedModel(connectionId: Id, modelId: string): CatalogueEntry | undefined {
  const catalogue = queryClient.getQueryData(catalogueQuery(connectionId).queryKey);
  return catalogue && findEntry(catalogue.entries, modelId);
}

/** What a model costs as far as known: by the list of its connection, else as expected. The demo is free. */
export function getKnownPrices(connectionId: Id, modelId: string): Prices | "free" | undefined {
  const { presetId } = getConnection(connectionId);
  if (presetId === "demo") return "free";
  return findListedModel(connectionId, modelId)?.prices ?? getExpectedPrices(presetId, modelId);
}

/** Tells what a model of a connection costs. */
export type PriceLookup = typeof getKnownPrices;

/** `getKnownPrices` under a new identity whenever a model list came, so that memoised costs are computed again. */
export function useKnownPrices(): PriceLookup {
  const lists = useDataRevision("models");
  return useMemo(() => createLookup(lists), [lists]);
}

// The argument says what the function goes by: another lookup for each of its values.
const createLookup =
  (_lists: string): PriceLookup =>
  (connectionId, modelId) =>
    getKnownPrices(connectionId, modelId);
