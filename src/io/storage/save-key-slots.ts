import * as v from "valibot";
import { deviceStore, tabStore } from "./browser-store.ts";
import { FORGOTTEN_PREFIX, KEY_PREFIX, type KeySlot, loadForgottenAtMs, loadKeySlot, parseSlot } from "./key-slots.ts";

/** A key slot sealed with a passphrase: its ciphertext, with the salt, the iterations and the vector to open it. */
export type SealedSlot = v.InferOutput<typeof SEALED>;

const SEALED = v.object({
  sealed: v.string(),
  salt: v.string(),
  iv: v.string(),
  // More than a browser computes in seconds would only hold the page up.
  iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
});

const nameOf = (connectionId: string) => `${KEY_PREFIX}${connectionId}`;

/** The sealed key slot of a connection; undefined for none. */
export function loadSealedSlot(connectionId: string): SealedSlot | undefined {
  return parseSlot(SEALED, deviceStore.read(nameOf(connectionId)));
}

/** The connections whose key slots are sealed on this device. */
export function listSealedIds(): string[] {
  return listStoredIds().filter((id) => loadSealedSlot(id) !== undefined);
}

/** The connections of which this tab or this device has an entry, readable or not. */
const listStoredIds = (): string[] =>
  [...new Set([...tabStore.list(KEY_PREFIX), ...deviceStore.list(KEY_PREFIX)])].map((name) =>
    name.slice(KEY_PREFIX.length),
  );

/**
 * Stores a key slot in this tab, or on this device where it is `remembered` or sealed; undefined forgets it, in every tab
 * that has it and in those that the browser may reopen. Returns false where the browser did not store it.
 */
export function saveKeySlot(connectionId: string, slot: KeySlot | SealedSlot | undefined, nowMs = Date.now()): boolean {
  const name = nameOf(connectionId);
  const before = loadKeySlot(connectionId);
  tabStore.write(name, null);
  if (slot && "sealed" in slot) {
    // A key that was stored openly goes, also where there is no room for the sealed one.
    deviceStore.write(name, null);
    return deviceStore.write(name, JSON.stringify(slot));
  }
  const { remembered = false, isEncrypted: _opened, ...stored } = slot ?? {};
  // A key that is used in one tab before the saved one was unlocked does not take its place.
  if (!slot || remembered || before !== "locked") deviceStore.write(name, null);
  if (!slot && before !== undefined) rememberForgotten(connectionId, nowMs);
  if (!slot) return true;
  if (remembered) return deviceStore.write(name, JSON.stringify(stored));
  // Not before the time it was last forgotten, whatever the clock says.
  const savedAtMs = Math.max(nowMs, loadForgottenAtMs(connectionId));
  return tabStore.write(name, JSON.stringify({ ...stored, savedAtMs }));
}

/** Forgets every key slot, also those of other tabs that this one has not, and of tabs that the browser may reopen. */
export function forgetKeySlots(connectionIds: readonly string[], nowMs = Date.now()): void {
  for (const id of new Set([...connectionIds, ...listStoredIds()])) {
    tabStore.write(nameOf(id), null);
    deviceStore.write(nameOf(id), null);
    rememberForgotten(id, nowMs);
  }
}

const rememberForgotten = (connectionId: string, atMs: number): boolean =>
  deviceStore.write(`${FORGOTTEN_PREFIX}${connectionId}`, String(atMs));
