import { useEffect, useSyncExternalStore } from "react";

/** Something large that is loaded when it is first needed, and not there until then. */
export type LazyValue<T> = {
  getValue: () => T | undefined;
  /** Starts loading unless it is loading or loaded. After a failure (offline, a new release) the next need tries again. */
  load: () => Promise<void>;
  subscribe: (listener: () => void) => () => void;
};

/** A thing to be loaded on first need. Whoever shows it shows something plain until it is there, for ever if it must be. */
export function createLazyValue<T>(load: () => Promise<T>): LazyValue<T> {
  const listeners = new Set<() => void>();
  let loaded: T | undefined;
  let loading: Promise<void> | undefined;

  async function fill(): Promise<void> {
    try {
      loaded = await load();
      for (const listener of listeners) listener();
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

/** The thing once it is loaded; asks for it when this is the first to need it. */
export function useLazyValue<T>(lazyValue: LazyValue<T>, isNeeded: boolean): T | undefined {
  useEffect(() => {
    if (isNeeded) void lazyValue.load();
  }, [lazyValue, isNeeded]);
  return useSyncExternalStore(lazyValue.subscribe, lazyValue.getValue, lazyValue.getValue);
}
