import { PRESETS } from "#core/connections/presets.ts";
import type { Id } from "#core/vocabulary.ts";
import type { KeySlot } from "#io/storage/key-slots.ts";
import { forgetKeySlots, saveKeySlot, type SealedSlot } from "#io/storage/save-key-slots.ts";
import { showNotice } from "#state/notices.ts";
import { getHeldSlot, getReadable, type HeldSlot, useKeys } from "./keys.ts";

/** Records a typed key of a connection, or its removal. With its sealed form, only that is stored. */
export function keyChanged(connectionId: Id, slot: KeySlot | undefined, sealed?: SealedSlot): void {
  const held: HeldSlot = slot && sealed ? { ...slot, remembered: true, isEncrypted: true } : slot;
  const isStored = saveKeySlot(connectionId, (slot && sealed) ?? slot);
  useKeys.setState(({ slots }) => ({ slots: { ...slots, [connectionId]: held } }));
  if (!isStored && slot)
    showNotice({
      tone: "plain",
      text: "This browser refuses storage, so the key is lost when you close or reload this page.",
    });
}

/** Puts key slots that were opened into this tab's memory. */
export function keysUnlocked(opened: Readonly<Record<Id, KeySlot>>): void {
  useKeys.setState(({ slots }) => ({ slots: { ...slots, ...opened } }));
}

/** Removes from this tab's memory every key that a passphrase opened. */
export function keysLocked(): void {
  useKeys.setState(({ slots }) => ({
    slots: Object.fromEntries(
      Object.entries(slots).map(([id, slot]) => [id, getReadable(slot)?.isEncrypted ? "locked" : slot]),
    ),
  }));
}

/** Forgets every key with its extra headers, on this device and in every tab. */
export function allKeysForgotten(): void {
  const ids = Object.keys(PRESETS);
  forgetKeySlots(ids);
  useKeys.setState({ slots: Object.fromEntries(ids.map((id) => [id, undefined])) });
}

/** Calls back after each change of a key. Returns a function that stops this. */
export const watchKeys = (onChange: () => void): (() => void) => useKeys.subscribe(onChange);

/** The key slots of all connections that have one in this tab or on this device. */
export const listHeldSlots = (): (KeySlot | "locked")[] => Object.keys(PRESETS).flatMap((id) => getHeldSlot(id) ?? []);

/** True where any key is locked, so that it cannot be found in a text. */
export const hasLockedKeys = (): boolean => listHeldSlots().includes("locked");
export const useHasLockedKeys = (): boolean => useKeys(hasLockedKeys);

/** The number of connections with a key or headers in this tab or on this device, locked or not. */
export const useKeyCount = (): number => useKeys(() => listHeldSlots().length);
