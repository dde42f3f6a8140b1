import type { RefObject } from "react";
import { useEffect, useState } from "react";

/** The `data-id` of the list's row that holds the focus; null while none does. */
export function useFocusedRow(list: RefObject<HTMLElement | null>): string | null {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  useEffect(() => {
    const rows = list.current;
    if (!rows) return undefined;
    const follow = ({ target }: FocusEvent) =>
      setFocusedId(target instanceof Element ? (target.closest("li")?.dataset["id"] ?? null) : null);
    const forget = ({ relatedTarget }: FocusEvent) => {
      // Not between two controls of a row: it would be gone before the second has the focus.
      if (!(relatedTarget instanceof Node && rows.contains(relatedTarget))) setFocusedId(null);
    };
    rows.addEventListener("focusin", follow);
    rows.addEventListener("focusout", forget);
    return () => {
      rows.removeEventListener("focusin", follow);
      rows.removeEventListener("focusout", forget);
    };
  }, [list]);
  return focusedId;
}
