import { create } from "zustand";
import * as v from "valibot";
import type { Id } from "#core/conversation/conversation.ts";
import { deviceStore } from "#io/storage/browser-store.ts";

const STORE_NAME = "etude:at-once";

/** Browsers open no more connections to one server on HTTP/1.1. */
const USUAL = 6;
export const MOST_AT_ONCE = 64;

const STORED = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_AT_ONCE)));

/** How many requests run at once, for the connections where that was changed on this device. */
const useAtOnce = create<{ changed: Record<Id, number> }>()(() => ({ changed: readStored() }));

function readStored(): Record<Id, number> {
  try {
    return v.parse(STORED, JSON.parse(deviceStore.read(STORE_NAME) ?? "{}"));
  } catch {
    return {};
  }
}

/** So many requests run at once on a connection from now on. */
export function atOnceChanged(connectionId: Id, count: number): void {
  useAtOnce.setState(({ changed }) => ({ changed: { ...changed, [connectionId]: count } }));
  deviceStore.write(STORE_NAME, JSON.stringify(useAtOnce.getState().changed));
}

export const readAtOnce = (connectionId: Id): number => useAtOnce.getState().changed[connectionId] ?? USUAL;
export const useAtOnceOf = (connectionId: Id): number => useAtOnce(({ changed }) => changed[connectionId] ?? USUAL);
