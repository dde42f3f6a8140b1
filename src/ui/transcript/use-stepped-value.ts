import { useEffect, useState } from "react";

/**
 * A number that follows `target`: at once where it is at most `maxJump` away, else in steps while the page is idle. It
 * falls with the target at once.
 */
export function useSteppedValue(target: number, step: number, maxJump: number): number {
  const [reached, setReached] = useState(0);
  const isBehind = target - reached > maxJump;
  if (!isBehind && reached !== target) setReached(target);
  useEffect(() => {
    if (!isBehind) return undefined;
    const next = () => setReached(reached + step);
    // Some browsers lack requestIdleCallback.
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(next);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(next, { timeout: 500 });
    return () => cancelIdleCallback(idle);
  }, [isBehind, reached, step]);
  return isBehind ? reached : target;
}
