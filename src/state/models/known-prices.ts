import { useSyncExternalStore } from "react";
import type { Id } from "#core/conversation/conversation.ts";
import type { Prices } from "#core/models/prices.ts";
import { readExpectedPrices } from "#core/models/prices.ts";
import type { CatalogueEntry } from "#core/models/read-catalogue.ts";
import { findEntry } from "#core/models/read-catalogue.ts";
import { readConnection } from "#state/connections/connections.ts";
import { queryClient } from "#state/query-client.ts";
import type { Catalogue } from "./catalogue.ts";

/** A model's entry in the list of its connection, where that was read. */
export function readListed(connectionId: Id, modelId: string): CatalogueEntry | undefined {
  const catalogue = queryClient.getQueryData<Catalogue>(["models", connectionId]);
  return catalogue && findEntry(catalogue.entries, modelId);
}

/** What a model costs as far as known: by the list of its connection, else as expected. The demo is free. */
export function readKnownPrices(connectionId: Id, modelId: string): Prices | "free" | undefined {
  const { presetId } = readConnection(connectionId);
  if (presetId === "demo") return "free";
  return readListed(connectionId, modelId)?.prices ?? readExpectedPrices(presetId, modelId);
}

/** Tells what a model of a connection costs. */
export type PriceReader = typeof readKnownPrices;

/** `readKnownPrices`, as another function whenever a list of models came: what goes by prices is worked out again. */
export function useKnownPrices(): PriceReader {
  return useSyncExternalStore(watchLists, readReader);
}

let reader: { newestAtMs: number; read: PriceReader } = { newestAtMs: 0, read: readKnownPrices };

function readReader(): PriceReader {
  const lists = queryClient.getQueryCache().findAll({ queryKey: ["models"] });
  const newestAtMs = Math.max(0, ...lists.map(({ state }) => state.dataUpdatedAt));
  if (newestAtMs !== reader.newestAtMs)
    reader = { newestAtMs, read: (connectionId, modelId) => readKnownPrices(connectionId, modelId) };
  return reader.read;
}

function watchLists(onChange: () => void): () => void {
  return queryClient.getQueryCache().subscribe(onChange);
}
