import type { Id } from "#core/vocabulary.ts";
import { useMemo } from "react";
import { create } from "zustand";
import type { KeySlot } from "#io/storage/key-slots.ts";
import { dropForeignKeySlots, listenToKeySlots, loadKeySlot } from "#io/storage/key-slots.ts";
import { onReset } from "#state/reset-state.ts";

/** A key slot in memory: "locked" where only a passphrase opens it; undefined where it is empty. */
export type HeldSlot = KeySlot | "locked" | undefined;

/**
 * The key slots that were saved or unlocked in this tab, by connection; undefined for one that was emptied. Keys are never
 * part of a conversation, and no hook for components returns them.
 */
export const useKeys = create<{ slots: Record<Id, HeldSlot> }>()(() => ({ slots: {} }));

onReset(() => useKeys.setState({ slots: {} }, true));

/** The key slot of a connection, as it was saved in this tab, else as it is stored; undefined where it is empty. */
export function getHeldSlot(connectionId: Id): HeldSlot {
  const { slots } = useKeys.getState();
  return Object.hasOwn(slots, connectionId) ? slots[connectionId] : loadKeySlot(connectionId);
}

/** The key slot of a connection, where it is not empty and not locked. */
export function getKeySlot(connectionId: Id): KeySlot | undefined {
  return getReadable(getHeldSlot(connectionId));
}

/** The slot where it is not locked. */
export const getReadable = (slot: HeldSlot): KeySlot | undefined => (slot === "locked" ? undefined : slot);

/** True where the key of a connection is stored under a passphrase, and was not unlocked in this tab. */
export const isKeyLocked = (connectionId: Id): boolean => getHeldSlot(connectionId) === "locked";

/**
 * Keeps this tab in step with other tabs: a key forgotten in one is forgotten in all, and a key remembered on this device
 * is the one that was saved last. A key typed in this tab only stays. Returns a function that stops this.
 */
export function followKeys(): () => void {
  return listenToKeySlots((connectionId, isForgotten) => {
    dropForeignKeySlots();
    const own = getReadable(useKeys.getState().slots[connectionId]);
    const slot = isForgotten || !own || own.remembered ? loadKeySlot(connectionId) : own;
    useKeys.setState(({ slots }) => ({ slots: { ...slots, [connectionId]: slot } }));
  });
}

/** The state of a connection's key: absent, locked, in this tab, or remembered on this device, there encrypted or not. */
export function useKeyState(connectionId: Id): {
  hasKey: boolean;
  remembered: boolean;
  isLocked: boolean;
  isEncrypted: boolean;
} {
  const held = useHeldSlot(connectionId);
  const slot = getReadable(held);
  return {
    hasKey: slot !== undefined && slot.key !== "",
    remembered: slot?.remembered ?? false,
    isLocked: held === "locked",
    isEncrypted: slot?.isEncrypted ?? false,
  };
}

/** True where the connection has this key; undefined for none. */
export function useIsKey(connectionId: Id, key: string | undefined): boolean {
  return (getReadable(useHeldSlot(connectionId))?.key ?? "") === (key ?? "");
}

/** The names of the extra headers that are sent with a connection's key. */
export function useHeaderNames(connectionId: Id): readonly string[] {
  return Object.keys(getReadable(useHeldSlot(connectionId))?.headers ?? {});
}

function useHeldSlot(connectionId: Id): HeldSlot {
  const stored = useMemo(() => loadKeySlot(connectionId), [connectionId]);
  return useKeys(({ slots }) => (Object.hasOwn(slots, connectionId) ? slots[connectionId] : stored));
}
