import { create } from "zustand";
import { parseJson } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { newId } from "#io/browser/new-id.ts";
import { deviceStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";

const MARKS_PREFIX = "etude:drawing:";
const STOPPED_NAME = "etude:stopped-drawing";
const MAX_STOPPED = 200;

/** The mark of this page; each page has its own, so that one does not remove another's. */
let marksName = MARKS_PREFIX + newId();
const begun = new Set<Id>();
/** Replies that were being drawn when a page ended without closing. They are kept until someone draws them after all. */
const useStopped = create<{ ids: ReadonlySet<Id> }>()(() => ({ ids: readStopped() }));

onReset(() => {
  begun.clear();
  marksName = MARKS_PREFIX + newId();
  useStopped.setState({ ids: readStopped() });
});

/** Marks on the device that a reply is being drawn, before it is. */
export function drawingBegan(id: Id): void {
  if (begun.has(id)) return;
  begun.add(id);
  writeMarks();
}

/** Removes the mark of a reply that has been drawn. */
export function drawingEnded(id: Id): void {
  if (begun.delete(id)) writeMarks();
}

/** Removes the marks of a page that is being closed or left: what it draws has not stopped it. */
export function pageLeft(): void {
  begun.clear();
  writeMarks();
}

/** True for a reply during whose drawing a page ended without closing. */
export function useHasStoppedPage(id: Id): boolean {
  return useStopped((state) => state.ids.has(id));
}

/** Lets a reply be drawn again. */
export function drawnAfterAll(id: Id): void {
  const ids = new Set(useStopped.getState().ids);
  ids.delete(id);
  writeStopped(ids);
  useStopped.setState({ ids });
}

function writeMarks(): void {
  deviceStore.write(marksName, begun.size === 0 ? null : JSON.stringify([...begun]));
}

function writeStopped(ids: ReadonlySet<Id>): void {
  deviceStore.write(STOPPED_NAME, ids.size === 0 ? null : JSON.stringify([...ids].slice(-MAX_STOPPED)));
}

/** The replies on the device's list, with those that pages have marked and not drawn. */
function readStopped(): ReadonlySet<Id> {
  const left = deviceStore.list(MARKS_PREFIX);
  const ids = new Set([STOPPED_NAME, ...left].flatMap(readIds));
  if (left.length > 0) writeStopped(ids);
  for (const name of left) deviceStore.write(name, null);
  return ids;
}

function readIds(name: string): Id[] {
  const ids = parseJson(deviceStore.read(name) ?? "");
  return Array.isArray(ids) ? ids.filter((id): id is Id => typeof id === "string") : [];
}
