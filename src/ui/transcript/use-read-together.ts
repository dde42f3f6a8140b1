import { useEffect } from "react";
import { TRANSCRIPT_ID } from "#ui/variants/transcript-id.ts";
import { mapScroll } from "./map-scroll.ts";

/** The events that tell which answer a person scrolls. */
const READER_EVENTS = ["wheel", "touchstart", "pointerdown", "keydown", "focusin"] as const;
const ANSWER = '[data-fold="even"]';

/**
 * While on, an answer that a person scrolls within its row takes the others of the row along by the same share. Only the
 * answer that got the last key, wheel or press moves others, so that none of them moves it back.
 */
export function useReadTogether(isOn: boolean): void {
  useEffect(() => {
    const scroller = document.getElementById(TRANSCRIPT_ID);
    if (!isOn || !scroller) return undefined;
    let leader: Element | null = null;
    let frame = 0;
    const noteLeader = ({ target }: Event) => {
      leader = target instanceof Element ? target.closest(ANSWER) : null;
    };
    const takeAlong = () => {
      frame = 0;
      if (leader) moveOthers(leader);
    };
    const onScroll = ({ target }: Event) => {
      if (target === leader && frame === 0) frame = requestAnimationFrame(takeAlong);
    };
    const options = { capture: true, passive: true };
    for (const name of READER_EVENTS) scroller.addEventListener(name, noteLeader, options);
    scroller.addEventListener("scroll", onScroll, options);
    // Parts of long answers take their height once they are seen: at the end the shares are set right.
    scroller.addEventListener("scrollend", onScroll, options);
    return () => {
      cancelAnimationFrame(frame);
      for (const name of READER_EVENTS) scroller.removeEventListener(name, noteLeader, options);
      scroller.removeEventListener("scroll", onScroll, options);
      scroller.removeEventListener("scrollend", onScroll, options);
    };
  }, [isOn]);
}

/** Moves the other answers of a row: first all sizes are read, then all positions are written. */
function moveOthers(leader: Element): void {
  const all = [...(leader.closest(".column-grid")?.querySelectorAll(ANSWER) ?? [])];
  const from = measure(leader);
  const moves = all.flatMap((answer) => (answer === leader ? [] : [{ answer, top: mapScroll(from, measure(answer)) }]));
  for (const { answer, top } of moves) answer.scrollTop = top;
}

function measure(answer: Element): { top: number; seenPx: number; contentPx: number } {
  return { top: answer.scrollTop, seenPx: answer.clientHeight, contentPx: answer.scrollHeight };
}
