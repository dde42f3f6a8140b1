import { useSyncExternalStore } from "react";
import type { Prices } from "#core/models/prices.ts";
import { getExpectedPrices } from "#core/models/prices.ts";
import type { CatalogueEntry } from "#core/models/parse-catalogue.ts";
import { findEntry } from "#core/models/parse-catalogue.ts";
import type { Id } from "#core/vocabulary.ts";
import { getConnection } from "#state/connections/connections.ts";
import { queryClient } from "#state/query-client.ts";
import type { Catalogue } from "./catalogue.ts";

/** A model's entry in the list of its connection, where that was read. */
export function findListedModel(connectionId: Id, modelId: string): CatalogueEntry | undefined {
  const catalogue = queryClient.getQueryData<Catalogue>(["models", connectionId]);
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

/** `getKnownPrices`, as another function whenever a list of models came: what goes by prices is worked out again. */
export function useKnownPrices(): PriceLookup {
  return useSyncExternalStore(subscribeToModelLists, getPriceLookup);
}

let latestLookup: { newestAtMs: number; read: PriceLookup } = { newestAtMs: 0, read: getKnownPrices };

function getPriceLookup(): PriceLookup {
  const lists = queryClient.getQueryCache().findAll({ queryKey: ["models"] });
  const newestAtMs = Math.max(0, ...lists.map(({ state }) => state.dataUpdatedAt));
  if (newestAtMs !== latestLookup.newestAtMs)
    latestLookup = { newestAtMs, read: (connectionId, modelId) => getKnownPrices(connectionId, modelId) };
  return latestLookup.read;
}

function subscribeToModelLists(onChange: () => void): () => void {
  return queryClient.getQueryCache().subscribe(onChange);
}
