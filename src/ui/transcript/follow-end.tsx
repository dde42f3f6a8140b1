import { ArrowDown } from "lucide-react";
import type { RefObject } from "react";
import { Button } from "#ui/kit/button.tsx";
import { useAutoScroll } from "./use-auto-scroll.ts";

/** Keeps the transcript at its end while it grows; a button goes there once the reader has left it. */
export function FollowEnd({
  scroller,
  content,
  subject,
}: {
  scroller: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  /** The conversation and its last turn: another one begins at its end. */
  subject: string;
}) {
  const { isAway, jumpToLatest } = useAutoScroll(scroller, content, subject);
  return (
    isAway && (
      <div data-jump className="sticky bottom-feet start-0 z-20 h-0 w-seen low:bottom-0">
        <Button
          className="absolute bottom-2 left-1/2 -translate-x-1/2 rounded-full shadow-raised"
          onClick={jumpToLatest}
        >
          <ArrowDown size={14} aria-hidden /> Jump to latest
        </Button>
      </div>
    )
  );
}
