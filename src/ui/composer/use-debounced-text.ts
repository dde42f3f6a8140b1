import { useEffect, useState } from "react";

/** Between two keys of most people passes less. */
const DEBOUNCE_MS = 250;

/**
 * The prompt as it was when typing last paused: what is worked out from it costs milliseconds that the next key would
 * wait for. Whether there is any text decides what would run, so that is not waited for.
 */
export function useDebouncedText(text: string): string {
  const [debounced, setDebounced] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(text), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (text.trim() === "") === (debounced.trim() === "") ? debounced : text;
}
