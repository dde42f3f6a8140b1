// @ts-check

/** @typedef {{ file: string, isEntry?: boolean, imports?: string[] }} Chunk */

/**
 * The scripts that the page loads before it can start: its entry and all it imports, directly or not, without what is
 * imported when needed.
 * @param {Record<string, Chunk>} manifest as Vite writes it
 */
export function listFirstLoadFiles(manifest) {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true && key.endsWith(".html"));
  if (entries.length === 0) throw new Error("The manifest has no page.");
  const loadedKeys = new Set(entries);
  // A set grows while it is walked: what a chunk imports comes after it.
  for (const key of loadedKeys) for (const imported of manifest[key]?.imports ?? []) loadedKeys.add(imported);
  return [...loadedKeys].map((key) => manifest[key]?.file ?? key);
}
