import { useEffect, useState } from "react";

/** Longer than the pause between two keys of most people. */
const DEBOUNCE_MS = 250;

/**
 * The prompt as it was when typing last paused, since computations on it take milliseconds that the next key would wait
 * for. A change between empty and not empty applies at once, since it decides what would run.
 */
export function useDebouncedText(text: string): string {
  const [debounced, setDebounced] = useState(text);
  const isOutdated = (text.trim() === "") !== (debounced.trim() === "");
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(text), isOutdated ? 0 : DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, isOutdated]);
  return isOutdated ? text : debounced;
}
