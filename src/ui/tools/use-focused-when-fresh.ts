import type { RefObject } from "react";
import { useEffect, useRef } from "react";

/** A reference to the name field of a row, which takes the focus with its text selected where the row was just added. */
export function useFocusedWhenFresh(isFresh: boolean): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(
    function selectFreshName() {
      if (isFresh) field.current?.select();
    },
    [isFresh],
  );
  return field;
}
