import type { RefObject } from "react";
import { useEffect } from "react";

/**
 * Says in `--seen-width` how wide the seen part of a scroller is, for what stays in sight while columns are scrolled. A
 * container query would say it too, at ten times the layout for every word and every keystroke.
 */
export function useViewportWidth(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let lastWidth = "";
    const size = new ResizeObserver((entries) => {
      const width = `${entries.at(-1)?.contentRect.width ?? 0}px`;
      if (width !== lastWidth) element.style.setProperty("--seen-width", width);
      lastWidth = width;
    });
    size.observe(element);
    return () => size.disconnect();
  }, [scroller]);
}
