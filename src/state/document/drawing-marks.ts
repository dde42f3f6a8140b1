import { create } from "zustand";
import { parseJson } from "#core/json.ts";
import type { Id } from "#core/vocabulary.ts";
import { deviceStore, tabStore } from "#io/storage/browser-store.ts";
import { onPageHides } from "#state/page-hides.ts";
import { onReset } from "#state/reset-state.ts";

/**
 * The marks of a tab's page, an entry for each reply, as a long conversation begins many at once. Another tab's page may
 * be alive and drawing, so they are not stored for the device.
 */
const MARK_PREFIX = "etude:drawing:";
/** The list of all marks that earlier versions wrote. */
const FORMER_MARKS_NAME = "etude:drawing";
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
  tabStore.write(MARK_PREFIX + id, "");
}

/** Removes the mark of a reply that has been drawn. */
export function drawingEnded(id: Id): void {
  if (begun.delete(id)) tabStore.write(MARK_PREFIX + id, null);
}

/** Removes the marks of a page that is being closed or left: what it draws has not stopped it. */
export function pageLeft(): void {
  for (const id of begun) tabStore.write(MARK_PREFIX + id, null);
  begun.clear();
}
onPageHides((isLeft) => {
  if (isLeft) pageLeft();
});

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

function writeStopped(ids: ReadonlySet<Id>): void {
  deviceStore.write(STOPPED_NAME, ids.size === 0 ? null : JSON.stringify([...ids].slice(-MAX_STOPPED)));
}

/** The replies on the device's list, with those that the page before in this tab has marked and not drawn. */
function readStopped(): ReadonlySet<Id> {
  const names = tabStore.list(MARK_PREFIX);
  const left = [...readIds(tabStore.read(FORMER_MARKS_NAME)), ...names.map((name) => name.slice(MARK_PREFIX.length))];
  const ids = new Set([...readIds(deviceStore.read(STOPPED_NAME)), ...left]);
  if (left.length > 0) writeStopped(ids);
  for (const name of [FORMER_MARKS_NAME, ...names]) tabStore.write(name, null);
  return ids;
}

function readIds(stored: string | null): Id[] {
  const ids = parseJson(stored ?? "");
  return Array.isArray(ids) ? ids.filter((id): id is Id => typeof id === "string") : [];
}
