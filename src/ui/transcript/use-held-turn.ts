import { useEffect } from "react";
import type { Id } from "#core/vocabulary.ts";
import { turnAddressed, useAddressedTurn } from "#state/page-choices.ts";
import { TRANSCRIPT_ID } from "#ui/variants/transcript-id.ts";

/** The events by which a reader leaves the turn that is held. */
const READER_EVENTS = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * Scrolls to the turn that was opened by its address, focuses it and holds it in view while what is around it is drawn
 * and takes its height, until the reader scrolls, presses or types.
 */
export function useHeldTurn(thread: readonly Id[]): void {
  const addressed = useAddressedTurn();
  useEffect(() => {
    const scroller = document.getElementById(TRANSCRIPT_ID);
    const turn = addressed && scroller?.querySelector<HTMLElement>(`[data-turn="${CSS.escape(addressed.turnId)}"]`);
    if (!scroller || !turn) return undefined;
    const show = () => showPlace(scroller, turn, addressed.variantId);
    show();
    focusOnce(turn);
    turn.dataset["held"] = "";
    const growth = new ResizeObserver(show);
    for (const part of scroller.querySelectorAll("[data-turn]")) growth.observe(part);
    growth.observe(scroller);
    const letGo = () => turnAddressed(null);
    for (const name of READER_EVENTS) addEventListener(name, letGo, { passive: true });
    return () => {
      growth.disconnect();
      for (const name of READER_EVENTS) removeEventListener(name, letGo);
      delete turn.dataset["held"];
    };
  }, [addressed, thread]);
}

/** Scrolls to the beginning of a turn, and to its answer in a column where a long prompt stands between. */
function showPlace(scroller: HTMLElement, turn: HTMLElement, variantId: Id | undefined): void {
  turn.scrollIntoView({ block: "start" });
  const cells = variantId === undefined ? [] : turn.querySelectorAll(`[data-variant="${CSS.escape(variantId)}"]`);
  const cell = [...cells].at(-1);
  if (!cell) return;
  const seen = scroller.getBoundingClientRect();
  const { top, left, right } = cell.getBoundingClientRect();
  if (top > seen.top + seen.height / 2) cell.scrollIntoView({ block: "start" });
  // A pinned column stands over those that have scrolled below it.
  const seenLeft = seen.left + (parseFloat(getComputedStyle(scroller).scrollPaddingInlineStart) || 0);
  if (getComputedStyle(cell).position === "sticky") return;
  if (left < seenLeft || right > seen.right)
    scroller.scrollBy({ left: left < seenLeft ? left - seenLeft : right - seen.right });
}

/** Focuses an element that takes no focus otherwise, until it is left. */
function focusOnce(element: HTMLElement): void {
  element.tabIndex = -1;
  element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  element.focus({ preventScroll: true });
}
