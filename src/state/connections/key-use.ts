import { onReset } from "#state/reset-state.ts";

let holders = 0;
let lastUsedAtMs = 0;
let lockAsked = false;
let onReleased = (): void => {};

onReset(() => {
  holders = 0;
  lastUsedAtMs = 0;
  lockAsked = false;
  onReleased = () => {};
});

/** Keeps unlocked keys from being locked, while a reply waits or runs. Returns the function that ends it. */
export function holdKeys(): () => void {
  holders += 1;
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    holders -= 1;
    keysUsed();
    if (holders === 0) onReleased();
  };
}

/** Records that keys are used now, from which the time to the next lock counts. */
export function keysUsed(nowMs = Date.now()): void {
  lastUsedAtMs = nowMs;
}

/** The use of keys: whether something holds them, and the time of the last use. */
export const getKeyUse = (): { isHeld: boolean; lastUsedAtMs: number } => ({ isHeld: holders > 0, lastUsedAtMs });

/** Sets the function that is called each time nothing holds the keys any more. */
export function whenKeysReleased(act: () => void): void {
  onReleased = act;
}

/** True where a person has locked the keys, and a reply still runs that needs them. */
export const isLockAsked = (): boolean => lockAsked;

/** Records that the keys are to be locked once nothing holds them, or that they are unlocked again. */
export function lockAskedChanged(isAsked: boolean): void {
  lockAsked = isAsked;
}
