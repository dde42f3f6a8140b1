const resets: (() => void)[] = [];

/**
 * Registers how a module's state (a store, a map, a cache, a timer, a flag) is brought back to its first value. Call it
 * once a module, beside the state that `reset` restores.
 */
export function onReset(reset: () => void): void {
  resets.push(reset);
}

/** Brings the state of every loaded module back to its first value, as after a reload of the page: for tests. */
export function resetState(): void {
  for (const reset of resets) reset();
}
