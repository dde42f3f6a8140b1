import { ArrowDown } from "lucide-react";
import { Suspense, useRef } from "react";
import { useOpenId, useThread, useVariants } from "#state/document/documents.ts";
import { Button } from "#ui/kit/button.tsx";
import { lazyPart } from "#ui/kit/lazy-part.tsx";
import { StartPage } from "#ui/help/start-page.tsx";
import { useFollow } from "./use-follow.ts";

/** Not needed before there is a turn: it comes with the rest while the page is idle. */
const TurnRow = lazyPart(async () => (await import("./turn-row.tsx")).TurnRow);

/** The grid of turns and replies under one scroll: a turn is a row, its replies stand side by side. */
export function Transcript() {
  const thread = useThread();
  const variants = useVariants();
  const openId = useOpenId();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { isAway, jumpToLatest } = useFollow(scroller, content, `${openId} ${thread.at(-1) ?? ""}`);
  if (thread.length === 0) return <StartPage />;
  return (
    <div className="relative min-h-0 grow">
      <div ref={scroller} className="h-full overflow-y-auto overscroll-contain [scrollbar-gutter:stable]">
        <div ref={content} className="mx-auto w-full max-w-[796px] px-[18px] pt-4 pb-8">
          <Suspense fallback={null}>
            {thread.map((turnId, place) => (
              <TurnRow
                key={turnId}
                turnId={turnId}
                number={place + 1}
                variants={variants}
                isLast={place === thread.length - 1}
              />
            ))}
          </Suspense>
        </div>
      </div>
      {isAway && (
        <Button
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-raised"
          onClick={jumpToLatest}
        >
          <ArrowDown size={14} aria-hidden /> Jump to latest
        </Button>
      )}
    </div>
  );
}
