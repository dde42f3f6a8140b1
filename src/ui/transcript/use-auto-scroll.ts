import type { RefObject } from "react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { isTurnHeld } from "#state/page-choices.ts";

/** The distance from the end that counts as the end, in CSS pixels. */
const NEAR_PX = 48;

/**
 * Keeps a scroller at its end while its content grows, as long as the user is there; `isAway` is true otherwise. A new
 * `subject` scrolls to the end once, unless a turn is held in view. Without this hook the scroller is at its beginning.
 */
export function useAutoScroll(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  subject: string,
): { isAway: boolean; jumpToLatest: () => void } {
  const isFollowing = useRef(true);
  const [isAway, setAway] = useState(false);
  const scrollToEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [scroller]);

  useLayoutEffect(() => {
    const isHeld = isTurnHeld();
    isFollowing.current = !isHeld;
    if (!isHeld) scrollToEnd();
  }, [subject, scrollToEnd]);

  useLayoutEffect(() => {
    const element = scroller.current;
    return () => {
      if (element) element.scrollTop = 0;
    };
  }, [scroller]);

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return undefined;
    let lastTop = element.scrollTop;
    const isNear = () => element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    const onScroll = () => {
      // Only the user scrolls up; growth below moves the end away without scrolling.
      if (element.scrollTop < lastTop - 1) isFollowing.current = isNear();
      else if (isNear()) isFollowing.current = true;
      lastTop = element.scrollTop;
      setAway(!isFollowing.current && !isNear());
    };
    const growth = new ResizeObserver(() => {
      if (isFollowing.current) scrollToEnd();
      setAway(!isFollowing.current && !isNear());
    });
    growth.observe(inner);
    growth.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      growth.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, content, scrollToEnd, subject]);

  return {
    isAway,
    jumpToLatest: () => {
      isFollowing.current = true;
      setAway(false);
      scrollToEnd();
    },
  };
}
