/**
 * The reason why this page keeps everything until it closes: the browser's storage does not answer; the browser refuses
 * it; a newer Étude has written it; another tab with an earlier Étude holds it; or a newer Étude in another tab waits for
 * it.
 */
export type StorageTrouble = "silent" | "refused" | "newer" | "blocked" | "replaced";

let trouble: StorageTrouble | undefined;
const listeners = new Set<(trouble: StorageTrouble | undefined) => void>();

/** The current trouble with the storage; undefined for none. */
export const getStorageTrouble = (): StorageTrouble | undefined => trouble;

/** Records trouble with the storage, or its end for undefined. */
export function storageTroubleChanged(now: StorageTrouble | undefined): void {
  if (now === trouble) return;
  trouble = now;
  for (const onChange of listeners) onChange(now);
}

/** Calls back with the current trouble, if any, and after each change. Returns a function that stops this. */
export function watchStorageTrouble(onChange: (trouble: StorageTrouble | undefined) => void): () => void {
  listeners.add(onChange);
  if (trouble) onChange(trouble);
  return () => listeners.delete(onChange);
}

const pictureListeners = new Set<(error: unknown) => void>();

/** Records that the storage refused a picture, which lasts until the page closes. */
export function pictureRefused(error: unknown): void {
  for (const onRefused of pictureListeners) onRefused(error);
}

/** Calls back with the error each time the storage refuses a picture. Returns a function that stops this. */
export function watchRefusedPictures(onRefused: (error: unknown) => void): () => void {
  pictureListeners.add(onRefused);
  return () => pictureListeners.delete(onRefused);
}
