import type { Id } from "#core/vocabulary.ts";
import { create } from "zustand";
import * as v from "valibot";
import { deviceStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";

const STORE_NAME = "etude:at-once";

/** The number of connections that browsers open to one server on HTTP/1.1. */
const DEFAULT_PARALLEL_REQUESTS = 6;
export const MAX_PARALLEL_REQUESTS = 64;

const STORED = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_PARALLEL_REQUESTS)));

/** The number of parallel requests, for the connections where it was changed on this device. */
const useChangedLimits = create<{ changed: Record<Id, number> }>()(() => ({ changed: loadStored() }));
onReset(() => useChangedLimits.setState({ changed: loadStored() }));

function loadStored(): Record<Id, number> {
  try {
    return v.parse(STORED, JSON.parse(deviceStore.read(STORE_NAME) ?? "{}"));
  } catch {
    return {};
  }
}

/** Stores the number of parallel requests of a connection. */
export function parallelRequestsChanged(connectionId: Id, count: number): void {
  useChangedLimits.setState(({ changed }) => ({ changed: { ...changed, [connectionId]: count } }));
  deviceStore.write(STORE_NAME, JSON.stringify(useChangedLimits.getState().changed));
}

/** Calls back whenever a number of parallel requests was changed. */
export function onParallelRequestsChanged(listener: () => void): void {
  useChangedLimits.subscribe(listener);
}

export const getParallelRequests = (connectionId: Id): number =>
  useChangedLimits.getState().changed[connectionId] ?? DEFAULT_PARALLEL_REQUESTS;
export const useParallelRequests = (connectionId: Id): number =>
  useChangedLimits(({ changed }) => changed[connectionId] ?? DEFAULT_PARALLEL_REQUESTS);
