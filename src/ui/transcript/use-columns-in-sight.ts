import type { RefObject } from "react";
import { useLayoutEffect, useState } from "react";

/** A column counts as in sight where at most this much of it is cut off, in CSS pixels. */
const TOLERANCE_PX = 8;

/** Indexes of the first and the last column that are wholly in sight. */
export type ColumnsInSight = { first: number; last: number };

/**
 * The columns that a scroller shows as a whole; all of them have the same width. New columns are measured before they are
 * painted, so that what is shown because of the result does not move them later.
 */
export function useColumnsInSight(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  count: number,
): ColumnsInSight {
  const [inSight, setInSight] = useState<ColumnsInSight>({ first: 0, last: count - 1 });
  useLayoutEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return undefined;
    const measure = () => {
      const columnPx = Math.max(element.scrollWidth, 1) / count;
      const startPx = Math.abs(element.scrollLeft);
      const first = Math.ceil((startPx - TOLERANCE_PX) / columnPx);
      const last = Math.floor((startPx + element.clientWidth + TOLERANCE_PX) / columnPx) - 1;
      const next = { first: Math.max(0, first), last: Math.min(count - 1, Math.max(first, last)) };
      setInSight((before) => (before.first === next.first && before.last === next.last ? before : next));
    };
    measure();
    const size = new ResizeObserver(measure);
    size.observe(element);
    size.observe(inner);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      size.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [scroller, content, count]);
  return inSight;
}
