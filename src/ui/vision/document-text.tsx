import { useLayoutEffect, useRef, useState } from "react";
import type { Range } from "#core/content/locate-passage.ts";
import { findCharacterStart } from "#core/cut-text.ts";
import { formatCount } from "#core/format.ts";
import { Button } from "#ui/kit/button.tsx";

/** The characters that are shown at once: more would take long to lay out. */
const SHOWN_CHARS = 60_000;
/** The characters before a passage. */
const CHARS_BEFORE = 20_000;

/** The text of a document, a part of it where it is long, with a passage marked and in sight. */
export function DocumentText({ text, name, passage }: { text: string; name: string; passage?: Range | undefined }) {
  const [from, setFrom] = useState(() => findCharacterStart(text, Math.max(0, (passage?.start ?? 0) - CHARS_BEFORE)));
  const end = findCharacterStart(text, Math.min(text.length, from + SHOWN_CHARS));
  const mark = useRef<HTMLElement>(null);
  useInSight(mark);
  const isMarked = passage !== undefined && passage.start < end && passage.end > from;
  const [start, stop] = isMarked ? [Math.max(from, passage.start), Math.min(end, passage.end)] : [end, end];
  return (
    <div className="flex min-h-0 flex-col gap-2">
      <div
        tabIndex={0}
        role="region"
        aria-label={`Text of ${name}`}
        className="max-h-112 min-h-24 overflow-y-auto rounded-card border border-line bg-surface px-3 py-2 font-mono text-sm"
      >
        <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          {text.slice(from, start)}
          {isMarked && (
            <mark ref={mark} className="rounded-chip bg-accent-soft text-ink">
              {text.slice(start, stop)}
            </mark>
          )}
          {text.slice(stop, end)}
        </p>
      </div>
      {(from > 0 || end < text.length) && (
        <div className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
          <span>
            Characters {formatCount(from + 1)} to {formatCount(end)} of {formatCount(text.length)}
          </span>
          <Button
            offReason={from === 0 ? "This is the beginning" : undefined}
            onClick={() => setFrom(findCharacterStart(text, Math.max(0, from - SHOWN_CHARS)))}
          >
            Earlier text
          </Button>
          <Button offReason={end === text.length ? "This is the end" : undefined} onClick={() => setFrom(end)}>
            Later text
          </Button>
        </div>
      )}
    </div>
  );
}

function useInSight(mark: React.RefObject<HTMLElement | null>): void {
  useLayoutEffect(
    function scrollToMark() {
      mark.current?.scrollIntoView({ block: "center" });
    },
    [mark],
  );
}
