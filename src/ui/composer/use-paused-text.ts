import { useEffect, useState } from "react";

/** Between two keys of most people passes less. */
const PAUSE_MS = 250;

/**
 * The prompt as it was when typing last paused: what is worked out from it costs milliseconds that the next key would
 * wait for. Whether there is any text decides what would run, so that is not waited for.
 */
export function usePausedText(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (text.trim() === "") === (paused.trim() === "") ? paused : text;
}
