import { useEffect, useState } from "react";

/** Longer than the pause between two keys of most people. */
const DEBOUNCE_MS = 250;

/**
 * The value as of the last pause in typing, since computations on it take milliseconds that the next key would wait
 * for. A change for which `isUrgent` is true applies at once.
 */
export function useDebounced<Value>(value: Value, isUrgent: (before: Value, now: Value) => boolean): Value {
  const [debounced, setDebounced] = useState(value);
  const isOutdated = isUrgent(debounced, value);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(value), isOutdated ? 0 : DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [value, isOutdated]);
  return isOutdated ? value : debounced;
}
