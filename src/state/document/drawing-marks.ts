import { create } from "zustand";
import { parseJson } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { deviceStore, tabStore } from "#io/storage/browser-store.ts";
import { onReset } from "#state/reset-state.ts";

/** The marks of a tab's page. Another tab's page may be alive and drawing, so they are not stored for the device. */
const MARKS_NAME = "etude:drawing";
const STOPPED_NAME = "etude:stopped-drawing";
const MAX_STOPPED = 200;

const begun = new Set<Id>();
/** Replies that were being drawn when a page ended without closing. They are kept until someone draws them after all. */
const useStopped = create<{ ids: ReadonlySet<Id> }>()(() => ({ ids: readStopped() }));

onReset(() => {
  begun.clear();
  useStopped.setState({ ids: readStopped() });
});

/** Marks in the tab that a reply is being drawn, before it is. */
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
  tabStore.write(MARKS_NAME, begun.size === 0 ? null : JSON.stringify([...begun]));
}

function writeStopped(ids: ReadonlySet<Id>): void {
  deviceStore.write(STOPPED_NAME, ids.size === 0 ? null : JSON.stringify([...ids].slice(-MAX_STOPPED)));
}

/** The replies on the device's list, with those that the page before in this tab has marked and not drawn. */
function readStopped(): ReadonlySet<Id> {
  const left = readIds(tabStore.read(MARKS_NAME));
  const ids = new Set([...readIds(deviceStore.read(STOPPED_NAME)), ...left]);
  if (left.length > 0) writeStopped(ids);
  tabStore.write(MARKS_NAME, null);
  return ids;
}

function readIds(stored: string | null): Id[] {
  const ids = parseJson(stored ?? "");
  return Array.isArray(ids) ? ids.filter((id): id is Id => typeof id === "string") : [];
}
