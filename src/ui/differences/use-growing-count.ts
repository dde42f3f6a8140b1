import { useEffect, useState } from "react";

/**
 * A number that grows to `count` by `step` with each task of its own, so that what is laid out for it never holds the page
 * for long. It starts with `step`, and again where `key` is another value.
 */
export function useGrowingCount(count: number, step: number, key: unknown): number {
  const [grown, setGrown] = useState({ key, count: step });
  const reached = grown.key === key ? grown.count : step;
  useEffect(
    function growInNextTask() {
      if (reached >= count) return undefined;
      const timer = setTimeout(() => setGrown({ key, count: reached + step }));
      return () => clearTimeout(timer);
    },
    [reached, count, step, key],
  );
  return Math.min(reached, count);
}
