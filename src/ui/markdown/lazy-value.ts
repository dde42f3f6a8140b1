import { useEffect, useSyncExternalStore } from "react";

/** A large value that is loaded on first need; undefined until then. */
export type LazyValue<T> = {
  getValue: () => T | undefined;
  /**
   * Starts loading unless the value is loading or loaded. After a failure (offline, a new release) the next call tries
   * again.
   */
  load: () => Promise<void>;
  subscribe: (listener: () => void) => () => void;
};

let loadedCount = 0;
const countListeners = new Set<() => void>();

/**
 * Creates a value that is loaded on first need. Components show a plain version until it is there, which may be never.
 */
export function createLazyValue<T>(load: () => Promise<T>): LazyValue<T> {
  const listeners = new Set<() => void>();
  let loaded: T | undefined;
  let loading: Promise<void> | undefined;

  async function fill(): Promise<void> {
    try {
      loaded = await load();
      loadedCount += 1;
      for (const listener of [...listeners, ...countListeners]) listener();
    } catch {
      loading = undefined;
    }
  }

  return {
    getValue: () => loaded,
    load: () => (loading ??= fill()),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value once it is loaded; starts loading where `isNeeded` is true. */
export function useLazyValue<T>(lazyValue: LazyValue<T>, isNeeded: boolean): T | undefined {
  useEffect(() => {
    if (isNeeded) void lazyValue.load();
  }, [lazyValue, isNeeded]);
  return useSyncExternalStore(lazyValue.subscribe, lazyValue.getValue, lazyValue.getValue);
}

/** The number of values that are loaded, for what has to be rendered together with all that use one. */
export function useLoadedCount(): number {
  return useSyncExternalStore(watchLoadedCount, getLoadedCount, getLoadedCount);
}

function watchLoadedCount(listener: () => void): () => void {
  countListeners.add(listener);
  return () => countListeners.delete(listener);
}

function getLoadedCount(): number {
  return loadedCount;
}
