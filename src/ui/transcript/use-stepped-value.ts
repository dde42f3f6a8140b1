import { useEffect, useState } from "react";

/** A number after another one, at most `target`: as far as one step of this size goes. */
export type Advance = (from: number, target: number, step: number) => number;

/**
 * A number that follows `target`: at once where it is at most `maxJump` away, else in steps while the page is idle. It
 * falls with the target at once.
 */
export function useSteppedValue(target: number, step: number, maxJump: number, advance: Advance = add): number {
  const [reached, setReached] = useState(0);
  const isBehind = reached < target && advance(reached, target, maxJump) < target;
  const next = isBehind ? advance(reached, target, step) : target;
  if (!isBehind && reached !== target) setReached(target);
  useEffect(() => {
    if (!isBehind) return undefined;
    const goOn = () => setReached(next);
    // Some browsers lack requestIdleCallback.
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(goOn);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(goOn, { timeout: 500 });
    return () => cancelIdleCallback(idle);
  }, [isBehind, next]);
  return isBehind ? reached : target;
}

function add(from: number, target: number, step: number): number {
  return Math.min(target, from + step);
}
