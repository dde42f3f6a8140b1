import type { RefObject } from "react";
import { useLayoutEffect, useState } from "react";

/** The rows that are drawn beyond each edge of what is in view: Tab goes on to them, and the view follows. */
const MARGIN_ROWS = 2;
/** The height of a row before one was measured, in CSS pixels. */
const USUAL_ROW_PX = 30;
/** The rows that are drawn before anything was measured. */
const FIRST_ROWS = 24;

/** The first and the last index of the rows to draw, the last before the first where there are none; and their height. */
export type RowsInView = { first: number; last: number; rowPx: number };

/**
 * The rows of a list of equal rows that its scroller shows, measured again as it scrolls. What is not drawn keeps its
 * height, so the list never moves below what is read.
 */
export function useRowsInView(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  count: number,
): RowsInView {
  const [inView, setInView] = useState<RowsInView>({ first: 0, last: FIRST_ROWS - 1, rowPx: USUAL_ROW_PX });
  useLayoutEffect(() => {
    const frame = scroller.current;
    const rows = list.current;
    if (!frame || !rows) return undefined;
    const measure = () => {
      const rowPx = rows.querySelector("li")?.offsetHeight || USUAL_ROW_PX;
      const topPx = frame.getBoundingClientRect().top - rows.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(topPx / rowPx) - MARGIN_ROWS);
      const last = Math.min(count, Math.ceil((topPx + frame.clientHeight) / rowPx) + MARGIN_ROWS) - 1;
      setInView((before) =>
        before.first === first && before.last === last && before.rowPx === rowPx ? before : { first, last, rowPx },
      );
    };
    measure();
    const size = new ResizeObserver(measure);
    size.observe(frame);
    size.observe(rows);
    frame.addEventListener("scroll", measure, { passive: true });
    return () => {
      size.disconnect();
      frame.removeEventListener("scroll", measure);
    };
  }, [scroller, list, count]);
  return inView;
}
