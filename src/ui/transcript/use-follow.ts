import type { RefObject } from "react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** How near the end counts as being there, in CSS pixels. */
const NEAR_PX = 48;

/**
 * Keeps a scroller at its end while its content grows, as long as the reader is there; `isAway` where they are not. A
 * new `subject` goes to the end once.
 */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  subject: string,
): { isAway: boolean; jumpToLatest: () => void } {
  const isFollowing = useRef(true);
  const [isAway, setAway] = useState(false);
  const toEnd = useCallback(() => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [scroller]);

  useLayoutEffect(() => {
    isFollowing.current = true;
    toEnd();
  }, [subject, toEnd]);

  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (!box || !inner) return undefined;
    let lastTop = box.scrollTop;
    const isNear = () => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    const onScroll = () => {
      // Only a reader scrolls up; growth below moves the end away without moving the reader.
      if (box.scrollTop < lastTop - 1) isFollowing.current = isNear();
      else if (isNear()) isFollowing.current = true;
      lastTop = box.scrollTop;
      setAway(!isFollowing.current && !isNear());
    };
    const growth = new ResizeObserver(() => {
      if (isFollowing.current) toEnd();
      else setAway(!isNear());
    });
    growth.observe(inner);
    growth.observe(box);
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      growth.disconnect();
      box.removeEventListener("scroll", onScroll);
    };
  }, [scroller, content, toEnd, subject]);

  return {
    isAway,
    jumpToLatest: () => {
      isFollowing.current = true;
      setAway(false);
      toEnd();
    },
  };
}
