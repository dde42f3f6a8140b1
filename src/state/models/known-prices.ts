import { memoizeLast } from "#core/memoize-last.ts";
import type { Prices } from "#core/models/prices.ts";
import { getExpectedPrices } from "#core/models/prices.ts";
import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConnection } from "#state/connections/connections.ts";
import { catalogueQuery } from "#state/connections/catalogue.ts";
import { getDataRevision, queryClient, useDataRevision } from "#state/query-client.ts";

/** A model's entry in the catalogue of its connection, where it is loaded. */
export function findListedModel(connectionId: Id, modelId: string): CatalogueEntry | undefined {
  return findEntry(getEntries(connectionId), modelId);
}

type Entries = readonly CatalogueEntry[];

/** The entries by connection, read once for each change of the lists: tables ask for the price of each of their answers. */
const createKnownEntries = memoizeLast((_revision: number) => new Map<Id, Entries>());

function getEntries(connectionId: Id): Entries {
  const known = createKnownEntries(getDataRevision("models"));
  const entries = known.get(connectionId) ?? queryClient.getQueryData(catalogueQuery(connectionId).queryKey)?.entries;
  if (entries) known.set(connectionId, entries);
  return entries ?? [];
}

/**
 * The known prices of a model, from one source: the catalogue of its connection where it is loaded, also where it names
 * no price, else the built-in price. The demo is free.
 */
export function getKnownPrices(connectionId: Id, modelId: string): Prices | "free" | undefined {
  const { presetId } = getConnection(connectionId);
  if (presetId === "demo") return "free";
  const entries = getEntries(connectionId);
  return entries.length > 0 ? findEntry(entries, modelId)?.prices : getExpectedPrices(presetId, modelId);
}

/** Returns the prices of a connection's model. */
export type PriceLookup = typeof getKnownPrices;

/**
 * Returns `getKnownPrices` under a new identity whenever a model list loads, the same for every component, so that
 * memoised costs are computed again, and once.
 */
export function useKnownPrices(): PriceLookup {
  return createLookup(useDataRevision("models"));
}

// The unused argument makes a new function for new data, which the function reads elsewhere, once for each model.
const createLookup = memoizeLast((_revision: number): PriceLookup => {
  const known = new Map<string, Prices | "free" | undefined>();
  return (connectionId, modelId) => {
    const key = `${connectionId} ${modelId}`;
    if (!known.has(key)) known.set(key, getKnownPrices(connectionId, modelId));
    return known.get(key);
  };
});
