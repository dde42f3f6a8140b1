import { useEffect, useState } from "react";

/** The time for which a success is shown, in milliseconds. */
const SHOWN_MS = 2000;

/** A state that is true for two seconds after `start`, such as for a tick where something was copied. */
export function useBriefly(): { isOn: boolean; start: () => void } {
  const [startedCount, setStartedCount] = useState(0);
  const [endedCount, setEndedCount] = useState(0);
  useEffect(() => {
    if (startedCount === 0) return undefined;
    const timer = setTimeout(() => setEndedCount(startedCount), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [startedCount]);
  return { isOn: startedCount > endedCount, start: () => setStartedCount((count) => count + 1) };
}
