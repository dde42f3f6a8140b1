import * as v from "valibot";
import { deviceStore, tabStore } from "./browser-store.ts";

/**
 * A key, with the headers that go along with it, and the one origin they were typed for: they are never sent anywhere
 * else. The key is empty where there are only headers, since those can be secrets too.
 */
export type KeySlot = { key: string; origin: string; remembered: boolean; headers?: Record<string, string> };

const SLOT = v.object({
  key: v.string(),
  origin: v.string(),
  headers: v.exactOptional(v.record(v.string(), v.string())),
});
const nameOf = (connectionId: string) => `etude:key:${connectionId}`;

/** The key of a connection, from this tab or, where it was asked to be remembered, from this device. */
export function loadKeySlot(connectionId: string): KeySlot | undefined {
  for (const [store, remembered] of [
    [tabStore, false],
    [deviceStore, true],
  ] as const) {
    const text = store.read(nameOf(connectionId));
    if (text === null) continue;
    try {
      return { ...v.parse(SLOT, JSON.parse(text)), remembered };
    } catch {
      // Not ours or damaged: as if there were none.
    }
  }
  return undefined;
}

/** Keeps a key in this tab, or on this device where `remembered`; an undefined slot forgets it in both. */
export function saveKeySlot(connectionId: string, slot: KeySlot | undefined): boolean {
  const name = nameOf(connectionId);
  tabStore.write(name, null);
  deviceStore.write(name, null);
  if (!slot) return true;
  const { remembered, ...stored } = slot;
  return (remembered ? deviceStore : tabStore).write(name, JSON.stringify(stored));
}
