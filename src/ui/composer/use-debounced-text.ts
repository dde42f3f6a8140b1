import { useEffect, useState } from "react";

/** Longer than the pause between two keys of most people. */
const DEBOUNCE_MS = 250;

/**
 * The prompt as it was when typing last paused, since computations on it take milliseconds that the next key would wait
 * for. A change between empty and not empty applies at once, since it decides what would run.
 */
export function useDebouncedText(text: string): string {
  const [debounced, setDebounced] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(text), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (text.trim() === "") === (debounced.trim() === "") ? debounced : text;
}
