import type { RefObject } from "react";
import { useEffect } from "react";

/**
 * Writes the width of a scroller's viewport into `--seen-width`, for elements that stay in place while columns scroll.
 * A container query would do the same, at ten times the layout for every word and every key.
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
