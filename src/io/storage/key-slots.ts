import * as v from "valibot";
import { deviceStore, tabStore } from "./browser-store.ts";
import { isCopiedTab, keepOwnTab } from "./own-tab.ts";

/**
 * A key and extra headers, with the one origin they were typed for; they are never sent to another. `key` is "" where
 * only headers are stored, since those can be secrets too. `isEncrypted` is set where the slot was opened with a
 * passphrase: then the device has it sealed, and only this page's memory has it as it is.
 */
export type KeySlot = {
  key: string;
  origin: string;
  remembered: boolean;
  isEncrypted?: true;
  headers?: Record<string, string>;
};

/** A key slot sealed with a passphrase: its ciphertext, with the salt, the iterations and the vector to open it. */
export type SealedSlot = v.InferOutput<typeof SEALED>;

const SLOT = v.object({
  key: v.string(),
  origin: v.string(),
  headers: v.exactOptional(v.record(v.string(), v.string())),
});
/** A slot as a tab stores it. One of an earlier version has no time, and counts as older than any other. */
const TAB_SLOT = v.object({ ...SLOT.entries, savedAtMs: v.fallback(v.number(), 0) });

const SEALED = v.object({
  sealed: v.string(),
  salt: v.string(),
  iv: v.string(),
  // More than a browser computes in seconds would only hold the page up.
  iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
});

const KEY_PREFIX = "etude:key:";
const FORGOTTEN_PREFIX = "etude:forgotten:";
const nameOf = (connectionId: string) => `${KEY_PREFIX}${connectionId}`;

/**
 * The key slot of a connection, from this tab or, where the user chose to remember it, from this device; "locked" where
 * the device has it sealed.
 */
export function loadKeySlot(connectionId: string): KeySlot | "locked" | undefined {
  const ofTab = parseSlot(TAB_SLOT, tabStore.read(nameOf(connectionId)));
  if (ofTab && ofTab.savedAtMs >= loadForgottenAtMs(connectionId)) {
    const { savedAtMs: _time, ...slot } = ofTab;
    return { ...slot, remembered: false };
  }
  const ofDevice = parseSlot(SLOT, deviceStore.read(nameOf(connectionId)));
  if (ofDevice) return { ...ofDevice, remembered: true };
  return loadSealedSlot(connectionId) && "locked";
}

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
  if (slot && "sealed" in slot) return deviceStore.write(name, JSON.stringify(slot));
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

/**
 * Calls back when another tab has changed the key that is remembered on this device, or has forgotten a key
 * (`isForgotten`). Returns a function that stops listening.
 */
export function listenToKeySlots(onChange: (connectionId: string, isForgotten: boolean) => void): () => void {
  const listen = ({ key, newValue }: StorageEvent) => {
    if (key?.startsWith(FORGOTTEN_PREFIX) && newValue !== null) onChange(key.slice(FORGOTTEN_PREFIX.length), true);
    else if (key?.startsWith(KEY_PREFIX)) onChange(key.slice(KEY_PREFIX.length), false);
  };
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}

function loadForgottenAtMs(connectionId: string): number {
  const atMs = Number(deviceStore.read(`${FORGOTTEN_PREFIX}${connectionId}`) ?? 0);
  return Number.isFinite(atMs) ? atMs : 0;
}

/** A slot in a stored text; undefined for a foreign or damaged entry. */
function parseSlot<Slot>(schema: v.GenericSchema<unknown, Slot>, text: string | null): Slot | undefined {
  try {
    return text === null ? undefined : v.parse(schema, JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Removes the slots of the tab that are not its own. A window that the page opened begins with a copy of the tab's
 * storage, but a key stays in the tab it was typed in; and a tab that the browser reopens may have a forgotten key.
 */
export function dropForeignKeySlots(): void {
  const isCopied = isCopiedTab();
  for (const name of tabStore.list(KEY_PREFIX)) {
    const slot = parseSlot(TAB_SLOT, tabStore.read(name));
    const isForgotten = (slot?.savedAtMs ?? 0) < loadForgottenAtMs(name.slice(KEY_PREFIX.length));
    if (isCopied || isForgotten) tabStore.write(name, null);
  }
  keepOwnTab();
}

// Before anything can read a slot.
dropForeignKeySlots();
