const resets: (() => void)[] = [];

/**
 * Registers a function that restores a module's state (a store, a map, a cache, a timer, a flag) to its initial value.
 * Call it once in each module, beside the state.
 */
export function onReset(reset: () => void): void {
  resets.push(reset);
}

/** Restores the state of every loaded module to its initial value, like a reload of the page; for tests. */
export function resetState(): void {
  for (const reset of resets) reset();
}
