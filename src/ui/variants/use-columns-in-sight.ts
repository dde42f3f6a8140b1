import { useCallback, useLayoutEffect, useState } from "react";
import { computeColumnsInSight, computeScrollStart, type ColumnsView } from "./compute-columns-in-sight.ts";
import { TRANSCRIPT_ID } from "./transcript-id.ts";

/** The attribute that marks the element whose width stays at the left while columns scroll. */
const LEAD = "[data-lead]";

/**
 * The columns that the transcript shows as a whole, as positions among all that are drawn, and a function that scrolls one into sight; all have
 * the same width. New columns are measured before they are painted, so that what is shown because of the result does not move them
 * later.
 */
export function useColumnsInSight(
  count: number,
  pinnedCount: number,
): { isInSight: (position: number) => boolean; seenCount: number; show: (position: number) => void } {
  const movingCount = count - pinnedCount;
  const [inSight, setInSight] = useState({ first: 0, last: movingCount - 1 });
  useLayoutEffect(() => {
    const scroller = document.getElementById(TRANSCRIPT_ID);
    const content = scroller?.firstElementChild;
    if (!scroller || !content) return undefined;
    const measure = () => {
      const view = measureView(scroller, movingCount);
      const next = computeColumnsInSight(view);
      // What takes the focus is scrolled to the right of what stays at the left.
      scroller.style.scrollPaddingInlineStart = `${view.leadPx}px`;
      setInSight((before) => (before.first === next.first && before.last === next.last ? before : next));
    };
    measure();
    const size = new ResizeObserver(measure);
    size.observe(scroller);
    size.observe(content);
    scroller.addEventListener("scroll", measure, { passive: true });
    return () => {
      size.disconnect();
      scroller.removeEventListener("scroll", measure);
      scroller.style.scrollPaddingInlineStart = "";
    };
  }, [movingCount]);
  const show = useCallback(
    (position: number) => {
      const scroller = document.getElementById(TRANSCRIPT_ID);
      if (!scroller || position < pinnedCount) return;
      const view = measureView(scroller, movingCount);
      const byPx = computeScrollStart(position - pinnedCount, view) - view.startPx;
      scroller.scrollBy({ left: scroller.scrollLeft < 0 ? -byPx : byPx });
    },
    [movingCount, pinnedCount],
  );
  const { first, last } = inSight;
  return {
    isInSight: (position) =>
      position < pinnedCount || (position - pinnedCount >= first && position - pinnedCount <= last),
    seenCount: pinnedCount + last - first + 1,
    show,
  };
}

function measureView(scroller: HTMLElement, count: number): ColumnsView {
  const head = scroller.querySelector("section[data-variant]");
  return {
    startPx: Math.abs(scroller.scrollLeft),
    seenPx: scroller.clientWidth,
    leadPx: scroller.querySelector<HTMLElement>(LEAD)?.offsetWidth ?? 0,
    // Before the heads are loaded, one column counts as seen.
    columnPx: head?.getBoundingClientRect().width ?? scroller.clientWidth,
    count,
  };
}
