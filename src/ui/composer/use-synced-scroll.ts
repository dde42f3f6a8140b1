import type { RefObject } from "react";
import { useEffect } from "react";
import { TRANSCRIPT_ID } from "#ui/variants/transcript-id.ts";

/** Scrolls an element sideways with the transcript, and the transcript with it, so that columns stay below their own. */
export function useSyncedScroll(element: RefObject<HTMLElement | null>, columnCount: number): void {
  useEffect(() => {
    const own = element.current;
    const transcript = document.getElementById(TRANSCRIPT_ID);
    if (!own || !transcript) return undefined;
    const follow = (from: HTMLElement, to: HTMLElement) => () => {
      if (Math.abs(to.scrollLeft - from.scrollLeft) >= 1) to.scrollLeft = from.scrollLeft;
    };
    const onTranscript = follow(transcript, own);
    const onOwn = follow(own, transcript);
    onTranscript();
    transcript.addEventListener("scroll", onTranscript, { passive: true });
    own.addEventListener("scroll", onOwn, { passive: true });
    return () => {
      transcript.removeEventListener("scroll", onTranscript);
      own.removeEventListener("scroll", onOwn);
    };
  }, [element, columnCount]);
}
