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

const SLOT = v.object({
  key: v.string(),
  origin: v.string(),
  headers: v.exactOptional(v.record(v.string(), v.string())),
});
/** A slot as a tab stores it. One of an earlier version has no time, and counts as older than any other. */
const TAB_SLOT = v.object({ ...SLOT.entries, savedAtMs: v.fallback(v.number(), 0) });

/** A key slot that a passphrase sealed, as far as the page has to know it before it is opened. */
const SEALED = v.object({ sealed: v.string() });

/** The beginning of the names under which key slots are stored. */
export const KEY_PREFIX = "etude:key:";
/** The beginning of the names under which the time is stored at which a slot was last forgotten. */
export const FORGOTTEN_PREFIX = "etude:forgotten:";
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
  return parseSlot(SEALED, deviceStore.read(nameOf(connectionId))) && "locked";
}

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

/** The time at which the key slot of a connection was last forgotten; 0 for never. */
export function loadForgottenAtMs(connectionId: string): number {
  const atMs = Number(deviceStore.read(`${FORGOTTEN_PREFIX}${connectionId}`) ?? 0);
  return Number.isFinite(atMs) ? atMs : 0;
}

/** A slot in a stored text; undefined for a foreign or damaged entry. */
export function parseSlot<Slot>(schema: v.GenericSchema<unknown, Slot>, text: string | null): Slot | undefined {
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
