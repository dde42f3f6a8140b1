import * as v from "valibot";
import { deviceStore, tabStore } from "./browser-store.ts";

/**
 * A key and extra headers, with the one origin they were typed for; they are never sent to another. `key` is "" where
 * only headers are stored, since those can be secrets too.
 */
export type KeySlot = { key: string; origin: string; remembered: boolean; headers?: Record<string, string> };

const SLOT = v.object({
  key: v.string(),
  origin: v.string(),
  headers: v.exactOptional(v.record(v.string(), v.string())),
});
const nameOf = (connectionId: string) => `etude:key:${connectionId}`;

/** The key slot of a connection, from this tab or, where the user chose to remember it, from this device. */
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
      // A foreign or damaged entry counts as none.
    }
  }
  return undefined;
}

/**
 * Stores a key slot in this tab, or on this device where it is `remembered`; undefined deletes it from both. Returns
 * false where the browser did not store it.
 */
export function saveKeySlot(connectionId: string, slot: KeySlot | undefined): boolean {
  const name = nameOf(connectionId);
  tabStore.write(name, null);
  deviceStore.write(name, null);
  if (!slot) return true;
  const { remembered, ...stored } = slot;
  return (remembered ? deviceStore : tabStore).write(name, JSON.stringify(stored));
}
