import { cutText } from "#core/cut-text.ts";
import { useMemo, useSyncExternalStore } from "react";
import { describeStreamItem, isUnrecognisedItem } from "#core/wire/describe-stream-item.ts";
import type { StreamItem } from "#core/wire/server-event.ts";
import { getItemText } from "#core/wire/server-event.ts";
import type { Id } from "#core/vocabulary.ts";
import type { Recorder } from "#io/reply/read-response.ts";
import { onReset } from "#state/reset-state.ts";

/** A recorded stream item: its time, its effect in words, and how many characters of it are not kept. */
export type RecordedItem = {
  atMs: number;
  item: StreamItem;
  description: string;
  isUnrecognised: boolean;
  cutChars: number;
};

/** The stream items of a reply that was run in this tab. */
export type ReplyEvents = {
  items: RecordedItem[];
  /** The number of oldest items dropped to make room. */
  droppedCount: number;
};

/**
 * The most items of a reply: enough for any reply that a person reads; of a hundred thousand tiny events the last are
 * kept.
 */
const MAX_ITEMS = 20_000;
const MAX_CHARS = 16_000_000;
/** The most characters of an item, since nobody reads a picture inside an event. */
const MAX_ITEM_CHARS = 200_000;

/** `revision` is another number after each change of any log. */
type Log = ReplyEvents & { sizeChars: number; revision: number };

/** Logs of the replies run in this tab, newest last. They are not part of the document and end with a reload. */
const logs = new Map<Id, Log>();
let lastRevision = 0;

/** Components are told at most this often: a stream can bring hundreds of events in that time. */
const NOTIFY_MS = 100;
const listeners = new Set<() => void>();
let notifyTimer: ReturnType<typeof setTimeout> | undefined;

onReset(() => {
  logs.clear();
  notifyListeners();
});

/** Starts a log of a reply's stream items, with their time since the request was sent. */
export function recordReply(replyId: Id): Recorder {
  const startedAtMs = performance.now();
  const log: Log = { items: [], droppedCount: 0, sizeChars: 0, revision: ++lastRevision };
  logs.delete(replyId);
  logs.set(replyId, log);
  scheduleNotification();
  return (item, events) => {
    const { item: shortened, cutChars } = shorten(item);
    log.items.push({
      atMs: performance.now() - startedAtMs,
      item: shortened,
      // The events themselves would hold all of a long text.
      description: describeStreamItem(item, events),
      isUnrecognised: isUnrecognisedItem(item, events),
      cutChars,
    });
    log.sizeChars += sizeOf(shortened);
    log.revision = ++lastRevision;
    if (log.items.length >= MAX_ITEMS * 1.25) dropOldest(log, log.items.length - MAX_ITEMS);
    makeRoom();
    scheduleNotification();
  };
}

/** The log of a reply; undefined where the reply was not run in this tab or its log was dropped for later ones. */
export function getReplyEvents(replyId: Id): ReplyEvents | undefined {
  const log = logs.get(replyId);
  return log && { items: [...log.items], droppedCount: log.droppedCount };
}

/** The log of a reply, rendered again as events come. */
export function useReplyEvents(replyId: Id): ReplyEvents | undefined {
  const revision = useSyncExternalStore(subscribe, () => logs.get(replyId)?.revision);
  return useMemo(() => (revision === undefined ? undefined : getReplyEvents(replyId)), [replyId, revision]);
}

/** True for a reply whose events are recorded in this tab. */
export const hasReplyEvents = (replyId: Id): boolean => logs.has(replyId);

export const useHasReplyEvents = (replyId: Id): boolean => useSyncExternalStore(subscribe, () => logs.has(replyId));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function scheduleNotification(): void {
  if (listeners.size > 0) notifyTimer ??= setTimeout(notifyListeners, NOTIFY_MS);
}

function notifyListeners(): void {
  clearTimeout(notifyTimer);
  notifyTimer = undefined;
  for (const listener of listeners) listener();
}

/** Drops whole logs of older replies before anything of the newest. */
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

/** Drops many at once, since dropping one moves all the others. */
function dropOldest(log: Log, count: number): void {
  const dropped = log.items.splice(0, count);
  log.droppedCount += dropped.length;
  for (const { item } of dropped) log.sizeChars -= sizeOf(item);
}

const sizeOf = (item: StreamItem): number => getItemText(item).length;

function shorten(item: StreamItem): { item: StreamItem; cutChars: number } {
  if (sizeOf(item) <= MAX_ITEM_CHARS) return { item, cutChars: 0 };
  // A copy, since a piece of a string keeps the whole string in memory.
  const text = structuredClone(cutText(getItemText(item), MAX_ITEM_CHARS));
  const short = item.kind === "event" ? { ...item, data: text } : { ...item, text };
  return { item: short, cutChars: sizeOf(item) - sizeOf(short) };
}
