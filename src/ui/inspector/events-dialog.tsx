import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { printEvents } from "#core/export/print-events.ts";
import { formatCount } from "#core/format.ts";
import type { Id } from "#core/vocabulary.ts";
import { copyText } from "#state/clipboard.ts";
import { layerClosed } from "#state/layers.ts";
import { useReplyEvents } from "#state/replies/reply-events.ts";
import { Button } from "#ui/kit/button.tsx";
import { Dialog } from "#ui/kit/dialog.tsx";
import { Checkbox } from "#ui/kit/checkbox.tsx";
import { DialogFooter } from "#ui/kit/dialog-footer.tsx";
import { EventRow } from "./event-row.tsx";

/** Rows added at a time: all rows of a long reply at once would block the page. */
const PAGE_ROWS = 200;

/** The stream items of a reply in order, each with its effect. */
export function EventsDialog({ replyId }: { replyId: Id }) {
  const recorded = useReplyEvents(replyId);
  const [onlyUnknown, setOnlyUnknown] = useState(false);
  const [maxRows, setMaxRows] = useState(PAGE_ROWS);
  const [copiedCount, setCopiedCount] = useState(-1);
  const items = recorded?.items ?? [];
  const unknown = items.filter(({ isUnrecognised }) => isUnrecognised);
  const shown = onlyUnknown ? unknown : items;
  const copy = async () => {
    if (await copyText(printEvents(items), "The events were")) setCopiedCount(items.length);
  };
  return (
    <Dialog title="Raw stream" position="wide" onClose={layerClosed}>
      <div className="flex min-h-0 w-224 max-w-full flex-col">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5">
          <p className="text-sm text-ink-2">
            {describeEvents(items.length, unknown.length, recorded?.droppedCount ?? 0)}
          </p>
          <span className="ms-auto flex flex-wrap items-center gap-3">
            {(unknown.length > 0 || onlyUnknown) && (
              <Checkbox label="Only unknown" isChecked={onlyUnknown} onChange={setOnlyUnknown} className="text-sm" />
            )}
            {items.length > 0 && (
              <Button onClick={() => void copy()}>
                {copiedCount === items.length ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
                Copy all
              </Button>
            )}
          </span>
        </div>
        <ol tabIndex={0} aria-label="Events of the reply" className="min-h-0 overflow-y-auto">
          {shown.slice(0, maxRows).map((recordedItem, index) => (
            <EventRow key={(recorded?.droppedCount ?? 0) + index} recorded={recordedItem} />
          ))}
        </ol>
        {shown.length > maxRows && (
          <DialogFooter>
            <span className="text-sm text-ink-3">
              {formatCount(maxRows)} of {formatCount(shown.length)} are shown. Copy all copies every event.
            </span>
            <Button onClick={() => setMaxRows(maxRows + PAGE_ROWS)}>
              Show {formatCount(Math.min(PAGE_ROWS, shown.length - maxRows))} more
            </Button>
          </DialogFooter>
        )}
      </div>
    </Dialog>
  );
}

function describeEvents(count: number, unknown: number, droppedCount: number): string {
  if (count === 0) return "No events: they last until you reload this page, and until newer answers need the memory.";
  const known = unknown === 0 ? "all understood" : `${formatCount(unknown)} not understood`;
  const droppedNote = droppedCount === 0 ? "" : ` The first ${formatCount(droppedCount)} were dropped to save memory.`;
  return `${formatCount(count)} ${count === 1 ? "event" : "events"}, ${known}.${droppedNote}`;
}
