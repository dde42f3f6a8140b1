import { create } from "zustand";
import type { Id } from "#core/vocabulary.ts";
import { createTabChannel } from "#io/browser/create-tab-channel.ts";
import type { SealedSlot } from "#io/storage/save-key-slots.ts";
import type { KeySlot } from "#io/storage/key-slots.ts";
import { listSealedIds, loadSealedSlot } from "#io/storage/save-key-slots.ts";
import type { Sealer } from "#io/storage/seal-key-slot.ts";
import { canSeal, deriveSealer, openKeySlot, sealKeySlot } from "#io/storage/seal-key-slot.ts";
import { announce, showNotice } from "#state/notices.ts";
import { getPreferences } from "#state/preferences/preferences.ts";
import { onReset } from "#state/reset-state.ts";
import { answersForgotten } from "./answered.ts";
import { getKeyUse, isLockAsked, keysUsed, lockAskedChanged, whenKeysReleased } from "./key-use.ts";
import { keysLocked, keysUnlocked, watchKeys } from "./key-edits.ts";
import { isKeyLocked } from "./keys.ts";

/** The sealers of passphrases that were entered in this tab, the last one first; none while the keys are locked. */
const useVault = create<{ sealers: readonly Sealer[] }>()(() => ({ sealers: [] }));

/** Tells other tabs to lock. Nothing else is ever said between tabs about keys: each asks for the passphrase itself. */
const otherTabs = createTabChannel<"lock">("etude:key-lock");

/** The time between two looks at how long the keys were not used. A timer of an hour would stand still in sleep. */
const LOOK_MS = 10_000;
const MINUTE_MS = 60_000;
const LOCK_AFTER_MS = { "15-minutes": 15 * MINUTE_MS, "1-hour": 60 * MINUTE_MS, tab: Infinity } as const;

let endWatching: (() => void) | undefined;
onReset(() => {
  endWatching?.();
  endWatching = undefined;
  useVault.setState({ sealers: [] });
});

/** True while a passphrase is known in this tab by which a key can be sealed. */
export const useIsVaultOpen = (): boolean => useVault(({ sealers }) => sealers.length > 0);

/** True where a key can be encrypted: the browser has no cryptography for pages that came over plain http. */
export const canEncryptKeys = (): boolean => canSeal();

/** True where any key of this device is sealed. */
export const hasSealedKeys = (): boolean => listSealedIds().length > 0;

/**
 * Seals the secrets of a connection, with a new passphrase or, without one, with the one that was entered last. Rejects
 * where the keys were locked meanwhile.
 */
export async function sealSecrets(
  connectionId: Id,
  secrets: Pick<KeySlot, "key" | "origin" | "headers">,
  passphrase?: string,
): Promise<SealedSlot> {
  if (passphrase !== undefined) vaultOpened(await deriveSealer(passphrase));
  const [sealer] = useVault.getState().sealers;
  if (!sealer) throw new Error("The keys were locked meanwhile.");
  return sealKeySlot(sealer, connectionId, secrets);
}

/** Unlocks every key that a passphrase opens. Returns the connections of those keys; none for a wrong passphrase. */
export async function unlockKeys(passphrase: string): Promise<Id[]> {
  const sealed = listSealed();
  // Keys that were sealed one after the other share a salt, and so one derivation.
  const kinds = new Map(sealed.map(({ slot }) => [`${slot.salt} ${slot.iterations}`, slot]));
  const found: { sealer: Sealer; slots: Record<Id, KeySlot> }[] = [];
  for (const kind of kinds.values()) {
    const sealer = await deriveSealer(passphrase, kind);
    const slots = await openWith(sealer, sealed);
    if (Object.keys(slots).length > 0) found.push({ sealer, slots });
  }
  // Only now, so that a lock meanwhile finds all of them or none.
  for (const { sealer } of found) vaultOpened(sealer);
  const opened: Record<Id, KeySlot> = Object.assign({}, ...found.map(({ slots }) => slots));
  keysUnlocked(opened);
  return Object.keys(opened);
}

/** A sealed slot with its connection. */
type Sealed = { id: Id; slot: SealedSlot };

const listSealed = (): Sealed[] =>
  listSealedIds().flatMap((id) => {
    const slot = loadSealedSlot(id);
    return slot ? [{ id, slot }] : [];
  });

async function openWith(sealer: Sealer, sealed: readonly Sealed[]): Promise<Record<Id, KeySlot>> {
  const opened: Record<Id, KeySlot> = {};
  for (const { id, slot } of sealed) {
    const found = await openKeySlot(sealer, id, slot);
    if (found) opened[id] = found;
  }
  return opened;
}

/** Locks the keys in every tab: at once, or as soon as no reply waits or runs that was asked for before. */
export function lockKeys(): void {
  otherTabs.notify("lock");
  lockWhenReleased();
}

function lockWhenReleased(): void {
  if (useVault.getState().sealers.length === 0) return;
  if (!getKeyUse().isHeld) {
    lockNow();
    announce("Your keys are locked.");
    return;
  }
  lockAskedChanged(true);
  showNotice({ tone: "plain", text: "Your keys are locked as soon as the running answers have ended." });
}

/** Locks the keys where they were not used for the chosen time, and no reply waits or runs. */
export function lockUnused(nowMs = Date.now()): void {
  const { isHeld, lastUsedAtMs } = getKeyUse();
  if (isHeld) return;
  // The clock of the device may have been set back.
  if (nowMs < lastUsedAtMs) keysUsed(nowMs);
  if (nowMs - lastUsedAtMs < LOCK_AFTER_MS[getPreferences().keyLock]) return;
  lockNow();
  announce("Your keys are locked, since they were not used.");
}

/** Removes from this tab what passphrases opened, and what seals with them. */
export function lockNow(): void {
  endWatching?.();
  endWatching = undefined;
  useVault.setState({ sealers: [] });
  lockAskedChanged(false);
  keysLocked();
  answersForgotten();
}

/** Takes a sealer in use, and begins to look at how long the keys are not used. */
function vaultOpened(sealer: Sealer): void {
  useVault.setState(({ sealers }) => ({ sealers: [sealer, ...sealers] }));
  lockAskedChanged(false);
  keysUsed();
  endWatching ??= watch();
}

function watch(): () => void {
  const look = () => lockUnused();
  const timer = setInterval(look, LOOK_MS);
  globalThis.document?.addEventListener("visibilitychange", look);
  whenKeysReleased(() => {
    if (isLockAsked()) lockWhenReleased();
  });
  const endTabs = otherTabs.listen(lockWhenReleased);
  const endKeys = watchKeys(() => void followOtherTabs());
  return () => {
    clearInterval(timer);
    globalThis.document?.removeEventListener("visibilitychange", look);
    whenKeysReleased(() => {});
    endTabs();
    endKeys();
  };
}

/** Opens what another tab sealed with the same passphrase. */
async function followOtherTabs(): Promise<void> {
  const locked = listSealed().filter(({ id }) => isKeyLocked(id));
  for (const sealer of useVault.getState().sealers) {
    const opened = await openWith(sealer, locked);
    // Locked meanwhile.
    if (!useVault.getState().sealers.includes(sealer)) return;
    if (Object.keys(opened).length > 0) keysUnlocked(opened);
  }
}
