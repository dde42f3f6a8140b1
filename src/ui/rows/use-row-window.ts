import type { RefObject } from "react";
import { useLayoutEffect, useState } from "react";

/** The number of rows up to which all are in the page, so that the browser finds their texts. */
export const MAX_PLAIN_ROWS = 200;
/** The height of a row before one is drawn, in CSS pixels. */
const ROW_PX = 124;
/** The rows drawn above and below the view; the window moves by as many at once. */
const MARGIN_ROWS = 8;

type RowWindow = { first: number; last: number; rowPx: number };

/** The rows in view of a long list, whose rows are all of one height. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  isOn: boolean,
): RowWindow {
  const [drawn, setDrawn] = useState<RowWindow>({ first: 0, last: 2 * MARGIN_ROWS, rowPx: ROW_PX });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !isOn) return undefined;
    const measure = () => {
      const top = element.scrollTop - (list.current?.offsetTop ?? 0);
      const rowPx = list.current?.querySelector<HTMLElement>("[data-row]")?.offsetHeight ?? ROW_PX;
      const first = Math.floor(top / rowPx / MARGIN_ROWS - 1) * MARGIN_ROWS;
      const last = Math.ceil((top + element.clientHeight) / rowPx / MARGIN_ROWS + 1) * MARGIN_ROWS;
      setDrawn((before) =>
        before.first === first && before.last === last && before.rowPx === rowPx ? before : { first, last, rowPx },
      );
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    if (list.current) sizes.observe(list.current);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [scroller, list, isOn]);
  return drawn;
}

/** The indexes of the rows to draw: those of the window, and one that has the focus or gets it. */
export function listWindowIndexes({ first, last }: RowWindow, count: number, keptIndex: number): readonly number[] {
  const start = Math.max(0, first);
  const end = Math.min(count - 1, last);
  const indexes = Array.from({ length: Math.max(0, end - start + 1) }, (_, offset) => start + offset);
  if (keptIndex >= 0 && keptIndex < start) return [keptIndex, ...indexes];
  return keptIndex > end && keptIndex < count ? [...indexes, keptIndex] : indexes;
}
