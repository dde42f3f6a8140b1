import type { RefObject } from "react";
import { useEffect, useState } from "react";

/** The height to which a higher row can be folded, in CSS pixels. */
export const FOLDED_PX = 352;

/** True where an element marked `data-fold` in a row is higher than a folded row. */
export function useIsTall(row: RefObject<HTMLElement | null>): boolean {
  const [isTall, setTall] = useState(false);
  useEffect(() => {
    const element = row.current;
    if (!element) return undefined;
    const measure = () =>
      setTall([...element.querySelectorAll("[data-fold]")].some((each) => each.scrollHeight > FOLDED_PX + 24));
    const growth = new ResizeObserver(measure);
    const watch = () => {
      growth.disconnect();
      for (const each of element.querySelectorAll("[data-fold] > *")) growth.observe(each);
      measure();
    };
    // Replies are added, removed and replaced.
    const changes = new MutationObserver(watch);
    for (const cell of element.children) changes.observe(cell, { childList: true });
    changes.observe(element, { childList: true });
    watch();
    return () => {
      growth.disconnect();
      changes.disconnect();
    };
  }, [row]);
  return isTall;
}
