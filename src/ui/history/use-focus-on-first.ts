import type { RefObject } from "react";
import { useEffect } from "react";

/** Puts the focus on the first element of a kind in a part of the page that has just taken the place of another. */
export function useFocusOnFirst(part: RefObject<HTMLElement | null>, selector: string): void {
  useEffect(() => {
    part.current?.querySelector<HTMLElement>(selector)?.focus();
  }, [part, selector]);
}
