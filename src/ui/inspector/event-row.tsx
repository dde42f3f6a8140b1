import { cutText } from "#core/cut-text.ts";
import { memo } from "react";
import { printItem } from "#core/export/print-events.ts";
import { formatCount } from "#core/format.ts";
import type { RecordedItem } from "#state/replies/reply-events.ts";
import { joinClasses } from "#ui/kit/join-classes.ts";

/** The most characters shown of an item; "Copy all" copies all that is kept of it. */
const MAX_SHOWN_CHARS = 4000;

/** A recorded stream item: its time, its raw text and its effect. */
export const EventRow = memo(function EventRow({ recorded }: { recorded: RecordedItem }) {
  const { atMs, item, description, isUnrecognised, cutChars } = recorded;
  const raw = printItem(item);
  const shown = cutText(raw, MAX_SHOWN_CHARS);
  const hiddenChars = raw.length - shown.length + cutChars;
  return (
    <li
      data-unknown={isUnrecognised || undefined}
      className={joinClasses(
        "grid gap-x-3 border-b border-line px-4 py-1.5 font-mono text-xs last:border-b-0 md:grid-cols-[5.5rem_minmax(0,1fr)_13rem]",
        isUnrecognised && "bg-sunken shadow-unknown",
      )}
    >
      <span className="text-ink-3 tabular-nums">+{formatCount(Math.round(atMs))} ms</span>
      <code className="whitespace-pre-wrap wrap-anywhere">
        {shown}
        {hiddenChars > 0 && <span className="text-ink-3"> … {formatCount(hiddenChars)} more characters</span>}
      </code>
      <span className={isUnrecognised ? "font-semibold text-warn" : "text-ink-2"}>{description}</span>
    </li>
  );
});
