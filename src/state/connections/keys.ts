import type { Id } from "#core/vocabulary.ts";
import { useMemo } from "react";
import { create } from "zustand";
import type { KeySlot } from "#io/storage/key-slots.ts";
import { dropForeignKeySlots, listenToKeySlots, loadKeySlot, saveKeySlot } from "#io/storage/key-slots.ts";
import { showNotice } from "#state/notices.ts";
import { onReset } from "#state/reset-state.ts";

/**
 * The key slots that were saved in this tab, by connection; undefined for one that was emptied. Keys are never part of a
 * conversation, and the hooks of this file never return them.
 */
const useKeys = create<{ slots: Record<Id, KeySlot | undefined> }>()(() => ({ slots: {} }));

onReset(() => useKeys.setState({ slots: {} }, true));

/** The key slot of a connection, as it was saved in this tab, else as it is stored; undefined where it is empty. */
export function getKeySlot(connectionId: Id): KeySlot | undefined {
  const { slots } = useKeys.getState();
  return Object.hasOwn(slots, connectionId) ? slots[connectionId] : loadKeySlot(connectionId);
}

/** Records a typed key of a connection, or its removal. */
export function keyChanged(connectionId: Id, slot: KeySlot | undefined): void {
  useKeys.setState(({ slots }) => ({ slots: { ...slots, [connectionId]: slot } }));
  if (!saveKeySlot(connectionId, slot) && slot)
    showNotice({
      tone: "plain",
      text: "This browser refuses storage, so the key is lost when you close or reload this page.",
    });
}

/**
 * Keeps this tab in step with other tabs: a key forgotten in one is forgotten in all, and a key remembered on this device
 * is the one that was saved last. A key typed in this tab only stays. Returns a function that stops this.
 */
export function followKeys(): () => void {
  return listenToKeySlots((connectionId, isForgotten) => {
    dropForeignKeySlots();
    const own = useKeys.getState().slots[connectionId];
    const slot = isForgotten || !own || own.remembered ? loadKeySlot(connectionId) : own;
    useKeys.setState(({ slots }) => ({ slots: { ...slots, [connectionId]: slot } }));
  });
}

/** The state of a connection's key: absent, in this tab, or remembered on this device. */
export function useKeyState(connectionId: Id): { hasKey: boolean; remembered: boolean } {
  const slot = useKeySlot(connectionId);
  return { hasKey: slot !== undefined && slot.key !== "", remembered: slot?.remembered ?? false };
}

/** True where the connection has this key; undefined for none. */
export function useIsKey(connectionId: Id, key: string | undefined): boolean {
  return (useKeySlot(connectionId)?.key ?? "") === (key ?? "");
}

/** The names of the extra headers that are sent with a connection's key. */
export function useHeaderNames(connectionId: Id): readonly string[] {
  return Object.keys(useKeySlot(connectionId)?.headers ?? {});
}

function useKeySlot(connectionId: Id): KeySlot | undefined {
  const stored = useMemo(() => loadKeySlot(connectionId), [connectionId]);
  return useKeys(({ slots }) => (Object.hasOwn(slots, connectionId) ? slots[connectionId] : stored));
}
