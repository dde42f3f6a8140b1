import type { StreamItem } from "#core/wire/server-event.ts";
import type { StreamEvent } from "#core/wire/stream-event.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Recorder } from "#io/reply/read-response.ts";
import { onReset } from "#state/reset-state.ts";

/** One thing that came, when, and what became of it. */
export type RecordedItem = { atMs: number; item: StreamItem; events: readonly StreamEvent[]; cutChars: number };

/** What came for a reply in this tab. */
export type ReplyEvents = {
  items: RecordedItem[];
  /** How many of the oldest were let go to make room. */
  droppedCount: number;
};

/** Enough for any answer a person reads; a hundred thousand tiny events keep their end. */
const MAX_ITEMS = 20_000;
const MAX_CHARS = 16_000_000;
/** A picture inside an event is no reading matter. */
const MAX_ITEM_CHARS = 200_000;

type Log = ReplyEvents & { sizeChars: number };

/** Of the replies run in this tab, newest last. They are not part of the document, and a reload lets them go. */
const logs = new Map<Id, Log>();
onReset(() => logs.clear());

/** Keeps what comes for a reply from now on, with its time since the call was sent. */
export function recordReply(replyId: Id): Recorder {
  const startedAtMs = performance.now();
  const log: Log = { items: [], droppedCount: 0, sizeChars: 0 };
  logs.delete(replyId);
  logs.set(replyId, log);
  return (item, events) => {
    const { item: shortened, cutChars } = shorten(item);
    log.items.push({ atMs: performance.now() - startedAtMs, item: shortened, events, cutChars });
    log.sizeChars += sizeOf(shortened);
    if (log.items.length >= MAX_ITEMS * 1.25) dropOldest(log, log.items.length - MAX_ITEMS);
    makeRoom();
  };
}

/** What came for a reply; undefined where it was not run in this tab, or had to make room for later ones. */
export function getReplyEvents(replyId: Id): ReplyEvents | undefined {
  return logs.get(replyId);
}

/** Whole logs of older replies go before anything of the newest. */
function makeRoom(): void {
  let sizeChars = 0;
  for (const log of logs.values()) sizeChars += log.sizeChars;
  for (const [id, log] of logs) {
    if (sizeChars <= MAX_CHARS) return;
    if (logs.size > 1) {
      logs.delete(id);
      sizeChars -= log.sizeChars;
    } else dropOldest(log, Math.ceil(log.items.length / 4));
  }
}

/** In large steps: to take away one at a time would move all the others each time. */
function dropOldest(log: Log, count: number): void {
  const dropped = log.items.splice(0, count);
  log.droppedCount += dropped.length;
  for (const { item } of dropped) log.sizeChars -= sizeOf(item);
}

function sizeOf(item: StreamItem): number {
  return item.kind === "event" ? item.data.length : item.text.length;
}

function shorten(item: StreamItem): { item: StreamItem; cutChars: number } {
  const cutChars = sizeOf(item) - MAX_ITEM_CHARS;
  if (cutChars <= 0) return { item, cutChars: 0 };
  return {
    item:
      item.kind === "event"
        ? { ...item, data: item.data.slice(0, MAX_ITEM_CHARS) }
        : { ...item, text: item.text.slice(0, MAX_ITEM_CHARS) },
    cutChars,
  };
}
